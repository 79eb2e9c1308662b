package dev.vpcdoctor.aws;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What CloudWatch Logs is to look for. It knows regular expressions without groups, of letters, figures and few signs, where
 * a point stands for a blank (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html). More than what
 * matters may be found: what a line says is decided here.
 */
final class FilterPatterns {
    /** AWS takes no longer ones. */
    static final int LONGEST = 1_024;

    /** A part of every error that is known, and of none of Lambda's reports. */
    static final String ERRORS = regex(List.of(
            "[Tt]imed.out",
            "TIMED?OUT",
            "imeout.e",
            "imeout.of",
            "onnect.[Tt]imeout",
            "ion.timeout",
            "Read.timeout",
            "imeout.conn",
            "ured.timeout",
            "Client.Timeout",
            "i/o.timeout",
            "ECONN",
            "ENOTFOUND",
            "EAI_",
            "UNREACH",
            "EPIPE",
            "Err[no][or].-?[0-9]",
            "ine.exceeded",
            "onnection.reset",
            "socket.hang",
            "roken.pipe",
            "efused",
            "such.host",
            "misbehav",
            "nknownHost",
            "UnresolvedA",
            "ClosedChan",
            "ervice.not.known",
            "e.resolution",
            "ailed.to.res",
            "ly.unavail",
            "not.connect",
            "t.connect.to",
            "to.connect.to",
            "ost.conn",
            "not.translate",
            "create.socket",
            "attempt.failed",
            "link.fail",
            "oo.many",
            "reserved.for",
            "TooMany",
            "CON_COUNT",
            "USER_LIMIT",
            "max_user",
            "max_conn",
            "connection.err",
            "IS_BLOCK",
            "ccess.denied",
            "ACCESS_D",
            "pg_hba",
            "cation.failed",
            "acquire.data",
            "limit.exc",
            "ions.exc",
            "roxy.exc",
            "to.the.proxy",
            "equires.TLS",
            "with.SSL",
            "credentials",
            "AUTH_FAIL",
            "of.clients",
            "NOAUTH",
            "WRONGP",
            "ErrorPort",
            "endpoint.pol",
            "HandshakeE",
            "CERTIFICATE_",
            "igned.cert",
            "LEAF_S",
            "x509",
            "o.route.to",
            "NoRoute",
            "is.unreach",
            "EC2",
            "ENI",
            "EFS",
            "S3Files",
            "same.VPC",
            "ing.state",
            "NotReady",
            "is.inactive",
            "GroupIds",
            "IPAddr",
            "IP.addr",
            "FreeAddr",
            "interface.limit",
            "can.not.be",
            "SocketEx",
            "not.available",
            "failed:.FATAL"));

    /** Lambda's reports, in both formats. */
    static final String REPORTS = regex(List.of("REPORT.R", "INIT_REPORT", "platform.report", "platform.initReport"));

    private FilterPatterns() {}

    /** Any of some addresses, or a note that there is nothing to tell. */
    static String anyOf(List<String> addresses) {
        return regex(List.of(
                addresses.stream().map(address -> address.replace(".", "\\.")).collect(Collectors.joining("|")),
                "NODATA",
                "SKIPDATA"));
    }

    private static String regex(List<String> alternatives) {
        return "%" + String.join("|", alternatives) + "%";
    }
}
