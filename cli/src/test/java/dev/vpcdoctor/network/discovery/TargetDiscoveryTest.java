package dev.vpcdoctor.network.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.ListedServices;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionEnvironment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment of a function gives away. */
class TargetDiscoveryTest extends CheckoutsTargets {

    @Test
    void aHostAndItsPortInTwoVariablesAreOneTarget() {
        environment(Map.of("DB_HOST", "db.example.com", "DB_PORT", "6432"));

        assertThat(targets()).containsExactly("db.example.com:6432");
        assertThat(hints()).containsExactly("environment variables DB_HOST and DB_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_HOST, DB_PORT, true",
        "DB_WRITER_HOST, DB_PORT, true",
        "dbHost, dbPort, true",
        "PGHOST, PGPORT, true",
        "RDS_HOSTNAME, RDS_PORT, true",
        "HOST, PORT, true",
        "DB_HOST, PORT, false",
        "DB_HOST, CACHE_PORT, false",
    })
    void aPortBelongsToTheHostThatIsNamedLikeIt(String host, String port, boolean together) {
        environment(Map.of(host, "10.1.2.3", port, "7000"));

        assertThat(targets()).isEqualTo(together ? List.of("10.1.2.3:7000") : List.of());
    }

    @Test
    void theLongestNameOfAPortWins() {
        environment(Map.of("DB_READER_HOST", "10.1.2.3", "DB_PORT", "1111", "DB_READER_PORT", "2222"));

        assertThat(targets()).containsExactly("10.1.2.3:2222");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DATABASE_URL | postgres://app:hunter2@db.example.com/x            | postgres://db.example.com
        DATABASE_URL | postgresql+psycopg2://app:hunter2@db.example.com/x | postgresql+psycopg2://db.example.com
        JDBC_URL     | jdbc:mysql://db.example.com:3307/x?password=p      | mysql://db.example.com:3307
        JDBC_URL     | jdbc:mysql:replication://db.example.com/x          | mysql://db.example.com
        JDBC_URL     | jdbc:oracle:thin:app/p@//db.example.com:1522/x     | oracle://db.example.com:1522
        DSN          | app:hunter2@tcp(db.example.com:3306)/orders        | mysql://db.example.com:3306
        ADO          | Server=tcp:db.example.com,1433;Password=hunter2    | sqlserver://db.example.com:1433
        CACHE_URL    | rediss://:hunter2@cache.example.com                | rediss://cache.example.com
        MONGO        | mongodb+srv://app:hunter2@shop.mongodb.net/x       | mongodb+srv://shop.mongodb.net
        RABBIT       | amqps://app:hunter2@b-1.example.com                | amqps://b-1.example.com
        PAYMENTS     | https://api.payments.example/v1?key=abc            | https://api.payments.example
        PEER         | 10.30.10.40:8080                                   | 10.30.10.40:8080
        PGHOST       | db.example.com                                     | db.example.com:5432
        MYSQL_SERVER | db.example.com                                     | db.example.com:3306
        API_ENDPOINT | api.example.com                                    | api.example.com:443
        QUEUE        | https://sqs.eu-west-1.amazonaws.com/123456789012/q | https://sqs.eu-west-1.amazonaws.com
        QUEUE_ARN    | arn:aws:sqs:eu-west-1:123456789012:orders          | aws:sqs
        TABLE_ARN    | arn:aws:dynamodb:eu-west-1:123456789012:table/x    | aws:dynamodb
        BUCKET_ARN   | arn:aws:s3:::invoices                              | aws:s3
        SECRET_ARN   | arn:aws:secretsmanager:eu-west-1:123456789012:secret:x | aws:secretsmanager
        ROLE_ARN     | arn:aws:iam::123456789012:role/other               | aws:sts
        TOPIC_ARN    | arn:aws:sns:us-east-1:123456789012:orders          | arn:aws:sns:us-east-1:123456789012:*
        DB_ARN       | arn:aws:rds:eu-west-1:123456789012:db:orders       | arn:aws:rds:eu-west-1:123456789012:db:orders
        """)
    void aVariableLeadsToATarget(String name, String value, String target) {
        environment(Map.of(name, value));

        assertThat(targets()).containsExactly(target);
        assertThat(hints()).containsExactly("environment variable " + name);
        assertThat(discovered().toString()).doesNotContain("hunter2").doesNotContain("abc");
    }

    @Test
    void everyBrokerOfAListIsATarget() {
        environment(Map.of("BOOTSTRAP", "b-1.example.com:9092,b-2.example.com:9092"));

        assertThat(targets()).containsExactly("b-1.example.com:9092", "b-2.example.com:9092");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EVENT_TYPE     | order.created
        HANDLER        | app.handler
        APP_VERSION    | 1.2.3.4
        OTLP_ENDPOINT  | http://localhost:4318
        RUNTIME_API    | 127.0.0.1:9001
        LISTEN_ADDRESS | 0.0.0.0:8080
        NO_PROXY       | internal.example.com
        PORT           | 8080
        STAGE          | production
        DB_PASSWORD    | hunter2
        """)
    void whatIsNoTargetIsNotMentioned(String name, String value) {
        environment(Map.of(name, value));

        assertThat(discovered()).isEqualTo(new DiscoveredTargets(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DATABASE_URL | postgres://app:pa/ss@db.example.com:5432/x
        DB_HOST      | the-database
        AUTH_URL     | https://auth.example.com
        """)
    void whatLooksLikeATargetAndCannotBeReadIsSaid(String name, String value) {
        environment(Map.of(name, value));

        assertThat(targets()).isEmpty();
        assertThat(passedOver())
                .singleElement()
                .asString()
                .startsWith("environment variable " + name + ": ")
                .endsWith("--to host:port")
                .doesNotContain(value);
    }

    @Test
    void aHostWithoutAPortIsSaidWithWhatToAsk() {
        environment(Map.of("DB_HOST", "db.example.com", "CACHE", "cache.example.com:6379"));

        assertThat(targets()).as("the others are looked at").containsExactly("cache.example.com:6379");
        assertThat(passedOver())
                .containsExactly("environment variable DB_HOST: nothing tells its port: name it with --to"
                        + " db.example.com:PORT");
    }

    @Test
    void anArnOfSomethingThatCouldNotBeReadIsATarget() {
        environment(Map.of("DB_ARN", "arn:aws:rds:eu-west-1:123456789012:db:other"));

        assertThat(targets()).containsExactly("arn:aws:rds:eu-west-1:123456789012:db:other");
        assertThat(passedOver()).isEmpty();
    }

    @Test
    void anArnOfSomethingThatIsNotThereDoesNotEndTheRun() {
        network = ListedServices.inOrders();
        noDatabaseAdmitsTheFunction();
        environment(Map.of("DB_ARN", "arn:aws:rds:eu-west-1:123456789012:db:gone", "PEER", "10.30.10.40:8080"));

        assertThat(targets()).containsExactly("10.30.10.40:8080");
        assertThat(passedOver())
                .singleElement()
                .asString()
                .startsWith("environment variable DB_ARN: there is no arn:aws:rds:eu-west-1:123456789012:db:gone");
    }

    @Test
    void variablesThatLambdaCannotDecryptAreSaid() {
        network = network.with(new FunctionEnvironment(
                checkout.arn(), Fact.unknown("Lambda could not read the environment variables (AccessDenied)", "")));

        assertThat(passedOver())
                .containsExactly(
                        "the environment variables: Lambda could not read the environment variables (AccessDenied)");
    }

    @Test
    void severalSecretsAreOneTarget() {
        environment(Map.of(
                "ONE_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:one",
                "TWO_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:two",
                "ENDPOINT", "https://secretsmanager.eu-west-1.amazonaws.com"));

        assertThat(targets()).hasSize(1);
        assertThat(hints()).hasSize(3);
    }

    @Test
    void ofVeryManyTargetsTheRestIsNamed() {
        environment(IntStream.rangeClosed(1, 15)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "SERVICE_%02d_URL".formatted(number),
                        number -> "https://s%02d.example.com".formatted(number))));

        assertThat(targets()).hasSize(TargetDiscovery.MOST_TARGETS);
        assertThat(passedOver())
                .containsExactly("3 more: only 12 targets are walked to when none is named: give --to"
                        + " https://s13.example.com --to https://s14.example.com --to https://s15.example.com");
    }
}
