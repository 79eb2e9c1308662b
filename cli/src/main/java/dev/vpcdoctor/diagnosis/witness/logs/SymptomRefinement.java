package dev.vpcdoctor.diagnosis.witness.logs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where the words beside an error tell more than its class. */
final class SymptomRefinement {
    /** EAI_NONAME, EAI_NODATA and their names elsewhere: a name server answered. */
    private static final Pattern NOT_FOUND = Pattern.compile("ENOTFOUND|Err(?:no|or) -[25]\\b|Name or service not known"
            + "|No address associated with hostname|no such host|0xFFFDFFFF|-131073|00000001, 11\\)");
    /** EAI_AGAIN and its names elsewhere: none did. */
    private static final Pattern NOT_ANSWERED = Pattern.compile("EAI_AGAIN|EAI_FAIL|Err(?:no|or) -3\\b"
            + "|Temporary failure in name resolution|server misbehaving|i/o timeout|queryA (?:ETIMEOUT|ESERVFAIL)"
            + "|Resource temporarily unavailable");

    private static final Pattern TIMED_OUT = Pattern.compile("timed out|Errno 110|^110$");
    private static final Pattern REFUSED = Pattern.compile("Errno 111|^111$|refused");
    private static final Pattern NAME = Pattern.compile("^-[235]$|Errno -[235]|Name or service|name resolution");

    private static final List<String> WITH_REASON = List.of("pymysql.2003", "mysqlconn.2003");

    private SymptomRefinement() {}

    /**
     * The symptom of a match.
     *
     * @param line from the match to the end of its line
     */
    static Symptom of(ErrorPattern pattern, MatchResult found, String line) {
        if (pattern.symptom() == Symptom.DNS_FAILURE) {
            return ofName(line);
        }
        if (WITH_REASON.contains(pattern.id())) {
            return ofReason(found.group(found.groupCount()));
        }
        return switch (pattern.id()) {
            // Connections that were never made fail the pool in the same words as connections that are all in use.
            case "java.hikari" ->
                found.group(3) == null || found.group(3).equals("0") ? Symptom.CONNECT_FAIL : Symptom.POOL_TIMEOUT;
            // HttpClient.Timeout is of the whole request, not of its connection.
            case "dotnet.timeout" -> found.group(1) == null ? pattern.symptom() : Symptom.TIMEOUT_GENERIC;
            default -> pattern.symptom();
        };
    }

    private static Symptom ofName(String line) {
        boolean notFound = NOT_FOUND.matcher(line).find();
        boolean notAnswered = NOT_ANSWERED.matcher(line).find();
        if (notFound == notAnswered) {
            return Symptom.DNS_FAILURE;
        }
        return notFound ? Symptom.NAME_NOT_FOUND : Symptom.NAME_NOT_ANSWERED;
    }

    /** Clients of MySQL say why in brackets. */
    private static Symptom ofReason(String reason) {
        if (reason == null) {
            return Symptom.CONNECT_FAIL;
        }
        if (NAME.matcher(reason).find()) {
            return ofName(reason.startsWith("-") ? "Errno " + reason : reason);
        }
        if (TIMED_OUT.matcher(reason).find()) {
            return Symptom.CONNECT_TIMEOUT;
        }
        return REFUSED.matcher(reason).find() ? Symptom.CONNECTION_REFUSED : Symptom.CONNECT_FAIL;
    }
}
