package dev.vpcdoctor.snapshot;

/** Whether a snapshot tells about a kind of resource at all: what is not in a list that was never read is unknown. */
public sealed interface Coverage {

    /** The list was read whole: what is not in it, does not exist there. */
    record Whole() implements Coverage {}

    /**
     * A part of the list was read.
     *
     * @param because such as {@code subnets.json could not be read to its end}
     */
    record Partial(String because) implements Coverage {}

    /**
     * Nothing was read.
     *
     * @param because such as {@code ec2:DescribeVpcEndpoints was refused (UnauthorizedOperation)}
     */
    record None(String because) implements Coverage {}
}
