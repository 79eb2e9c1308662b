package dev.vpcdoctor.remedy;

/** Text in commands. */
final class ShellText {
    private ShellText() {}

    /** One argument, whatever is in it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * A command that keeps what it makes in a shell variable, for later commands.
     *
     * @param variable as later commands use it, {@code $NAT}
     * @param command of the AWS CLI
     * @param query where in its answer the id stands, {@code NatGateway.NatGatewayId}
     */
    static String assigned(String variable, String command, String query) {
        return variable.substring(1) + "=$(" + command + " --query " + query + " --output text)";
    }
}
