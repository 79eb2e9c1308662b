package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

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
        DSN            | host=db.example.com port=5432 password=hunter2 | host=db.example.com port=5432
        DB_ARN         | arn:aws:rds:eu-west-1:123456789012:db:orders  | arn:aws:rds:eu-west-1:123456789012:db:orders
        API_KEY_SECRET | arn:aws:secretsmanager:eu-west-1:123456789012:secret:key | arn:aws:secretsmanager:eu-west-1:123456789012:*
        """)
    void hostsAndPortsAreKept(String name, String value, String kept) {
        assertThat(EnvironmentValues.withoutSecrets(Map.of(name, value))).containsEntry(name, kept);
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
        """)
    void everythingElseIsRemoved(String name, String value) {
        assertThat(EnvironmentValues.withoutSecrets(Map.of(name, value)))
                .containsExactly(Map.entry(name, EnvironmentValues.REMOVED));
    }
}
