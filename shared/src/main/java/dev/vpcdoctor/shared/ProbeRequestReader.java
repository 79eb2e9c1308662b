package dev.vpcdoctor.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ProbeRequestReader {
    /** The id under which the request itself is answered for where it says more than is understood. */
    private static final String REQUEST_ID = "(request)";

    private ProbeRequestReader() {}

    static ProbeRequest read(String json) throws MalformedJsonException {
        if (json.length() > ProbeRequest.MAX_LENGTH) {
            throw new MalformedJsonException("a request holds at most " + ProbeRequest.MAX_LENGTH
                    + " characters, and this one has " + json.length() + ": send its checks in several requests");
        }
        JsonFields fields = JsonDocument.parse(json, ProbeRequest.SCHEMA_VERSION);
        Optional<Long> deadline = fields.optionalInteger("deadlineMillis");
        if (!fields.has("checks")) {
            throw new MalformedJsonException("checks is missing");
        }
        List<Check> checks = readChecks(fields.objects("checks"));
        if (!fields.unread().isEmpty()) {
            checks.add(new UnknownCheck(
                    REQUEST_ID,
                    "request",
                    UnknownCheck.NOT_UNDERSTOOD + ": the request's field " + String.join(", ", fields.unread())));
        }
        try {
            return new ProbeRequest(
                    deadline.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(deadline.get())), checks);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(e.getMessage());
        }
    }

    private static List<Check> readChecks(List<JsonFields> objects) {
        List<Check> checks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonFields fields : objects) {
            Check check = CheckReader.read(fields);
            if (!ids.add(check.id()) && !(check instanceof UnknownCheck)) {
                check = new UnknownCheck(
                        check.id(), check.kind(), fields.place() + ".id is used twice: each check needs its own");
            }
            checks.add(check);
        }
        return checks;
    }
}
