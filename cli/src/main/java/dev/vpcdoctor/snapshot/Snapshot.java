package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The evidence: what AWS said, in its own words, and what could not be read. Read from a folder or zip by
 * {@link SnapshotReader}, or put together from answers in memory. Immutable.
 */
public final class Snapshot {
    private static final String COLLECTED_AT = "CollectedAt";

    private final List<Document> documents;
    private final List<SnapshotProblem> problems;
    private final List<RefusedCall> refusedCalls;
    private final Map<ResourceKind, List<Resource>> resources;
    private final Map<ResourceKind, Map<String, List<Resource>>> byId = new EnumMap<>(ResourceKind.class);
    private final CoverageTable coverage;

    private Snapshot(
            List<Document> documents,
            List<SnapshotProblem> problems,
            List<RefusedCall> refusedCalls,
            Map<ResourceKind, List<Resource>> resources,
            CoverageTable coverage) {
        this.documents = documents;
        this.problems = problems;
        this.refusedCalls = refusedCalls;
        this.resources = resources;
        this.coverage = coverage;
        resources.forEach(
                (kind, ofKind) -> byId.put(kind, ofKind.stream().collect(Collectors.groupingBy(Resource::id))));
    }

    /** A snapshot of answers that were collected just now. */
    public static Snapshot of(List<Document> documents) {
        return of(documents, List.of());
    }

    /** A snapshot of what was read, and what went wrong while reading it. */
    static Snapshot of(List<Document> documents, List<SnapshotProblem> whileReading) {
        ResourceRecognizer recognizer = new ResourceRecognizer();
        recognizer.recognise(documents);
        Duplicates duplicates = new Duplicates();
        recognizer.resources().forEach(duplicates::add);
        List<SnapshotProblem> problems = new ArrayList<>(whileReading);
        problems.addAll(recognizer.problems());
        problems.addAll(duplicates.problems());
        List<KindReading> readings = new ArrayList<>(recognizer.readings());
        readings.addAll(duplicates.faults());
        List<RefusedCall> refusedCalls = List.copyOf(recognizer.refusedCalls());
        return new Snapshot(
                List.copyOf(documents),
                List.copyOf(problems),
                refusedCalls,
                duplicates.resources(),
                new CoverageTable(readings, refusedCalls, lostFiles(documents, whileReading)));
    }

    /** Files of which nothing could be read: nobody knows what they held. */
    private static List<String> lostFiles(List<Document> documents, List<SnapshotProblem> problems) {
        Set<String> read = documents.stream().map(Document::file).collect(Collectors.toSet());
        return problems.stream()
                .map(SnapshotProblem::file)
                .filter(file -> !read.contains(file))
                .distinct()
                .toList();
    }

    /** The same answers, with the time at which they were collected beside them. */
    public Snapshot collectedAt(Instant time) {
        List<Document> stamped = new ArrayList<>(documents);
        stamped.add(Document.of(
                "collected.json", JsonNodeFactory.instance.objectNode().put(COLLECTED_AT, time.toString())));
        return of(stamped, problems);
    }

    /** When the answers were collected, if whoever did says so; of several times the last. */
    public Optional<Instant> collectedAt() {
        return documents.stream()
                .map(document -> document.root().path(COLLECTED_AT).asText(""))
                .filter(time -> !time.isEmpty())
                .flatMap(Snapshot::parse)
                .max(Comparator.naturalOrder());
    }

    private static Stream<Instant> parse(String time) {
        try {
            return Stream.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            // A note that nobody can read is as good as none.
            return Stream.empty();
        }
    }

    /** All values as they were read, also those of which nothing is known. */
    public List<Document> documents() {
        return documents;
    }

    /** What could not be used, in the order of reading. */
    public List<SnapshotProblem> problems() {
        return problems;
    }

    public List<RefusedCall> refusedCalls() {
        return refusedCalls;
    }

    /** All of one kind, in the order of reading, each once. */
    public List<Resource> resources(ResourceKind kind) {
        return resources.getOrDefault(kind, List.of());
    }

    /** The one with an id; empty when there is none, and when several accounts or regions have one of that name. */
    public Optional<Resource> resource(ResourceKind kind, String id) {
        List<Resource> found = byId.getOrDefault(kind, Map.of()).getOrDefault(id, List.of());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** All regions of which the snapshot tells anything, sorted. */
    public List<String> regions() {
        return coverage.regions();
    }

    /**
     * Why a call of a kind was refused, if it was: {@code ec2:DescribeVpcEndpoints was refused (UnauthorizedOperation)}.
     *
     * @param region one region; empty asks for all
     */
    public Optional<String> refusal(ResourceKind kind, Optional<String> region) {
        return coverage.refusal(kind, region);
    }

    /**
     * How much of a kind was read.
     *
     * @param region one region; empty asks for all regions of which the snapshot tells
     */
    public Coverage coverage(ResourceKind kind, Optional<String> region) {
        return coverage.of(kind, region);
    }
}
