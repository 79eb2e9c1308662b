package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.DatabaseParameters;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many connections a database takes at most (docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html): what a
 * parameter group sets, else what the engine makes of the memory of the class.
 *
 * @param connections an upper bound, unless exact
 * @param exact whether somebody set this number
 * @param says how it is known
 */
public record ConnectionLimit(int connections, boolean exact, String says) {
    private static final String SERVERLESS = "db.serverless";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern FORMULA = Pattern.compile(
            "(?:LEAST\\()?\\{DBInstanceClassMemory/(?<divisor>\\d{1,12})\\}(?:,\\s*(?<most>\\d{1,9})\\))?");

    private static final String MYSQL = "{DBInstanceClassMemory/12582880}";
    private static final String POSTGRESQL = "LEAST({DBInstanceClassMemory/9531392},5000)";
    private static final String MARIADB = "LEAST({DBInstanceClassMemory/25165760},12000)";
    private static final Pattern OLD_MARIADB = Pattern.compile("10\\.[0-4](\\..*)?");

    /** Aurora MySQL has steps in place of a formula; by the size in the class's name, {@code t} classes apart. */
    private static final Map<String, Integer> AURORA_MYSQL = Map.ofEntries(
            Map.entry("t.small", 45),
            Map.entry("t.medium", 90),
            Map.entry("t.large", 135),
            Map.entry("r.large", 1000),
            Map.entry("r.xlarge", 2000),
            Map.entry("r.2xlarge", 3000),
            Map.entry("r.4xlarge", 4000),
            Map.entry("r.8xlarge", 5000),
            Map.entry("r.12xlarge", 6000),
            Map.entry("r.16xlarge", 6000),
            Map.entry("r.24xlarge", 7000));

    /** By the most capacity units; what lies between two rows takes at most what the next row does. */
    private static final TreeMap<Double, Integer> SERVERLESS_MYSQL = new TreeMap<>(
            Map.of(1.0, 90, 4.0, 135, 8.0, 1000, 16.0, 2000, 32.0, 3000, 64.0, 4000, 128.0, 5000, 256.0, 6000));

    private static final TreeMap<Double, Integer> SERVERLESS_POSTGRESQL =
            new TreeMap<>(Map.of(1.0, 189, 4.0, 823, 8.0, 1669, 16.0, 3360, 256.0, 5000));
    /** PostgreSQL that may scale below one capacity unit takes no more, however far it may scale up. */
    private static final int SERVERLESS_POSTGRESQL_FROM_NEARLY_NOTHING = 2000;

    private static final double NEARLY_NOTHING = 0.5;

    /**
     * The limit of a database, if what decides is known. What somebody set in the group of the instance wins over what
     * somebody set in the group of its cluster, and either over the default
     * (docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_WorkingWithDBClusterParamGroups.html).
     */
    public static Optional<ConnectionLimit> of(DatabaseCapacity capacity, Network network) {
        List<Fact<ParameterGroup>> groups = Stream.concat(
                        capacity.parameterGroup().stream().map(Fact::known), capacity.clusterParameterGroup().stream())
                .toList();
        for (Fact<ParameterGroup> group : groups) {
            Fact<Optional<String>> told = group.flatMap(one -> maxConnections(one, network));
            if (!told.isKnown()) {
                return Optional.empty();
            }
            Optional<String> value = told.optional().flatMap(set -> set);
            if (value.isPresent()) {
                return set(value.get(), capacity, group.optional().orElseThrow());
            }
        }
        return byDefault(capacity);
    }

    /** What somebody set in a group; AWS's own groups hold defaults alone. */
    private static Fact<Optional<String>> maxConnections(ParameterGroup group, Network network) {
        return group.isDefault()
                ? Fact.known(Optional.empty())
                : network.find(DatabaseParameters.class, DatabaseParameters.key(group))
                        .map(DatabaseParameters::maxConnections);
    }

    private static Optional<ConnectionLimit> set(String value, DatabaseCapacity capacity, ParameterGroup group) {
        return NUMBER.matcher(value).matches()
                ? Optional.of(new ConnectionLimit(
                        Integer.parseInt(value), true, "max_connections is " + value + " in " + group.words()))
                : capacity.instanceClass().flatMap(name -> formula(value, name));
    }

    private static Optional<ConnectionLimit> byDefault(DatabaseCapacity capacity) {
        String engine = capacity.engine().orElse("");
        String name = capacity.instanceClass().orElse("");
        if (name.equals(SERVERLESS)) {
            return capacity.serverless().flatMap(scaling -> serverless(engine, scaling));
        }
        return switch (engine) {
            case "mysql" -> formula(MYSQL, name);
            case "mariadb" -> {
                boolean old = capacity.engineVersion()
                        .filter(version -> OLD_MARIADB.matcher(version).matches())
                        .isPresent();
                yield formula(old ? MYSQL : MARIADB, name);
            }
            case "postgres", "aurora-postgresql" -> formula(POSTGRESQL, name);
            case "aurora-mysql" -> auroraMySql(name);
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectionLimit> formula(String formula, String instanceClass) {
        Matcher parts = FORMULA.matcher(formula);
        boolean capped = formula.startsWith("LEAST(");
        if (!parts.matches() || capped != (parts.group("most") != null)) {
            return Optional.empty();
        }
        long most = capped ? Long.parseLong(parts.group("most")) : Integer.MAX_VALUE;
        return InstanceClasses.known()
                .memory(instanceClass)
                .map(bytes -> Math.min(bytes / Long.parseLong(parts.group("divisor")), most))
                .map(connections -> new ConnectionLimit(
                        connections.intValue(),
                        false,
                        instanceClass + " takes " + connections + " connections at most (max_connections = " + formula
                                + ", of its nominal memory; in truth it is less)"));
    }

    private static Optional<ConnectionLimit> auroraMySql(String instanceClass) {
        String[] parts = instanceClass.split("\\.", -1);
        return parts.length < 3 || parts[1].isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(AURORA_MYSQL.get(parts[1].charAt(0) + "." + parts[2]))
                        .map(connections -> new ConnectionLimit(
                                connections,
                                false,
                                instanceClass + " takes " + connections + " connections of Aurora MySQL by default"));
    }

    private static Optional<ConnectionLimit> serverless(String engine, ServerlessScaling scaling) {
        boolean postgreSql = engine.equals("aurora-postgresql");
        TreeMap<Double, Integer> table = postgreSql ? SERVERLESS_POSTGRESQL : SERVERLESS_MYSQL;
        Map.Entry<Double, Integer> row = table.ceilingEntry(scaling.most());
        if (row == null || (!postgreSql && !engine.equals("aurora-mysql"))) {
            return Optional.empty();
        }
        int connections = postgreSql && scaling.least() <= NEARLY_NOTHING
                ? Math.min(row.getValue(), SERVERLESS_POSTGRESQL_FROM_NEARLY_NOTHING)
                : row.getValue();
        return Optional.of(new ConnectionLimit(
                connections,
                false,
                "with at most " + units(scaling.most()) + " capacity units Aurora Serverless takes " + connections
                        + " connections at most"));
    }

    private static String units(double count) {
        return count == Math.rint(count) ? Long.toString((long) count) : Double.toString(count);
    }
}
