package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.EnvironmentValue;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DB_HOST        | orders.abc.eu-west-1.rds.amazonaws.com        | orders.abc.eu-west-1.rds.amazonaws.com
        DB             | orders.example.com:5432                       | orders.example.com:5432
        BROKERS        | b-1.example.com:9092,b-2.example.com:9092     | b-1.example.com:9092,b-2.example.com:9092
        CACHE          | 10.0.1.5:6379                                 | 10.0.1.5:6379
        DB_PORT        | 5432                                          | 5432
        API            | https://api.example.com/v1/orders?key=abc     | https://api.example.com
        DATABASE_URL   | postgres://app:hunter2@db.example.com:5432/x  | postgres://db.example.com:5432
        JDBC           | jdbc:mysql://db.example.com:3306/x?password=p | jdbc:mysql://db.example.com:3306
        MONGO          | mongodb://u:p@a.example.com:1,b.example.com:2/x | mongodb://a.example.com:1,b.example.com:2
        DSN            | host=db.example.com port=5432 password=hunter2 | db.example.com:5432
        DSN            | host=db.example.com user=app password=hunter2 dbname=x | postgres://db.example.com
        ADO            | Server=tcp:db.example.com,1433;User ID=app;Password=hunter2 | sqlserver://db.example.com:1433
        GO             | app:hunter2@tcp(db.example.com:3306)/orders   | mysql://db.example.com:3306
        ORACLE         | jdbc:oracle:thin:app/hunter2@//db.example.com:1521/orders | oracle://db.example.com:1521
        ORACLE_SID     | jdbc:oracle:thin:@db.example.com:1521:ORCL    | oracle://db.example.com:1521
        REPLICAS       | jdbc:mysql:replication://a.example.com,b.example.com/x | jdbc:mysql:replication://a.example.com,b.example.com
        ATLAS          | mongodb+srv://app:hunter2@shop.abc.mongodb.net/x?w=1 | mongodb+srv://shop.abc.mongodb.net
        LISTENERS      | SASL_SSL://a.example.com:9098,SASL_SSL://b.example.com:9098 | SASL_SSL://a.example.com:9098,b.example.com:9098
        CACHE_URL      | rediss://:hunter2@cache.example.com:6379/0    | rediss://cache.example.com:6379
        BROKER_URL     | amqps://app:hunter2@b-1.example.com:5671      | amqps://b-1.example.com:5671
        DB_PORT        | tcp://10.0.1.5:5432                           | tcp://10.0.1.5:5432
        QUEUE          | https://sqs.eu-west-1.amazonaws.com/123456789012/orders | https://sqs.eu-west-1.amazonaws.com
        DB_ARN         | arn:aws:rds:eu-west-1:123456789012:db:orders  | arn:aws:rds:eu-west-1:123456789012:db:orders
        API_KEY_SECRET | arn:aws:secretsmanager:eu-west-1:123456789012:secret:key | arn:aws:secretsmanager:eu-west-1:123456789012:*
        """)
    void hostsAndPortsAreKept(String name, String value, String kept) {
        assertThat(EnvironmentValues.withoutSecrets(Map.of(name, value))).containsEntry(name, kept);
        assertThat(EnvironmentValues.read(name, kept))
                .as("what is kept tells the same as the value itself")
                .isEqualTo(EnvironmentValues.read(name, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DB_PASSWORD  | hunter2
        DB_PASSWORD  | let.me.in
        API_KEY      | my.secret.host.com
        AUTH_URL     | https://user:word@example.com
        PIN          | 4711
        NUMBER       | 5432
        DB_PORT      | 99999
        STAGE        | production
        JWT          | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U
        DATABASE_URL | postgres://app:pa/ss@db.example.com:5432/x
        DATABASE_URL | postgres://app:12/34@db.example.com:5432/x
        DATABASE_URL | postgres://app:1?2@db.example.com:5432/x
        DATABASE_URL | postgres://app:1;2@db.example.com:5432/x
        CONFIG       | {"host": "db.example.com", "password": "hunter2"}
        KEYS         | password=hunter2
        QUERY        | select * from users
        GO           | app:hun@ter2/x
        SERVERS      | db.example.com:99999
        DESCRIPTOR   | jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=db.example.com)))
        """)
    void everythingElseIsRemoved(String name, String value) {
        assertThat(EnvironmentValues.withoutSecrets(Map.of(name, value)))
                .containsExactly(Map.entry(name, EnvironmentValue.REMOVED));
    }
}
