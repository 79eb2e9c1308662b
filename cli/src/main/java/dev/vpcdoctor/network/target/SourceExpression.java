package dev.vpcdoctor.network.target;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a connection is opened, as it is written on the command line. */
public sealed interface SourceExpression {

    /** As the user named it. */
    String asked();

    /** A function's name or ARN. */
    record Function(String asked) implements SourceExpression {}

    /** An {@code eni-} or {@code i-} id. */
    record Resource(String asked) implements SourceExpression {}

    /** {@code subnet-id,sg-id[,sg-id]}: where a function would stand. */
    record SubnetAndGroups(String asked, String subnetId, Set<String> securityGroupIds) implements SourceExpression {
        public SubnetAndGroups {
            securityGroupIds = Set.copyOf(securityGroupIds);
        }
    }

    /**
     * Reads any of the forms.
     *
     * @throws TargetSyntaxException when a subnet stands without security groups
     */
    static SourceExpression parse(String text) {
        String asked = text.strip();
        if (asked.isEmpty()) {
            throw new TargetSyntaxException(
                    "the source is empty: write a function, an eni- or i- id, or subnet-id,sg-id");
        }
        if (asked.startsWith("subnet-") && asked.contains(",")) {
            List<String> ids =
                    Arrays.stream(asked.split(",", -1)).map(String::strip).toList();
            List<String> groups = ids.subList(1, ids.size());
            for (String group : groups) {
                if (!group.startsWith("sg-")) {
                    throw new TargetSyntaxException("'" + group + "' in '" + asked
                            + "' is not a security group: write subnet-id,sg-id[,sg-id]");
                }
            }
            return new SubnetAndGroups(asked, ids.get(0), new LinkedHashSet<>(groups));
        }
        if (asked.startsWith("subnet-")) {
            throw new TargetSyntaxException(
                    "'" + asked + "' lacks its security groups: write " + asked + ",sg-id[,sg-id]");
        }
        return asked.startsWith("eni-") || asked.startsWith("i-") ? new Resource(asked) : new Function(asked);
    }
}
