package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a deployment has made, or may have made where no answer told. It is entered before AWS is asked. */
final class CreatedResources {
    /** A repetition after an answer that was lost: no one else has these names. */
    private static final Set<String> THERE_ALREADY = Set.of(
            "ResourceConflictException",
            "EntityAlreadyExists",
            "EntityAlreadyExistsException",
            "ResourceAlreadyExistsException");

    private final CreationGate gate;
    private final Map<CreatedResource, Boolean> sureByThing = new ConcurrentHashMap<>();

    /** Something in the account. */
    record CreatedResource(Kind kind, String name) {
        /** What it is. */
        enum Kind {
            FUNCTION("function"),
            ROLE("role"),
            LOG_GROUP("log group");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            String word() {
                return word;
            }
        }

        /** What somebody types who removes it. */
        List<String> removedByHand(String region) {
            return switch (kind) {
                case FUNCTION -> List.of("aws lambda delete-function --function-name " + name + " --region " + region);
                case ROLE ->
                    List.of(
                            "aws iam delete-role-policy --role-name " + name + " --policy-name " + RolePolicies.NAME,
                            "aws iam delete-role --role-name " + name);
                case LOG_GROUP -> List.of("aws logs delete-log-group --log-group-name " + name + " --region " + region);
            };
        }

        @Override
        public String toString() {
            return kind.word + " " + name;
        }
    }

    CreatedResources(CreationGate gate) {
        this.gate = gate;
    }

    /**
     * Makes something.
     *
     * @param creation tells why it failed, if it did
     * @throws CreationGate.ClosedException when nothing may be made any more
     */
    Optional<FailedOperation> make(CreatedResource thing, Supplier<Optional<FailedOperation>> creation) {
        return gate.make(() -> {
            boolean mayBeThere = sureByThing.putIfAbsent(thing, false) != null;
            Optional<FailedOperation> failure = creation.get()
                    .filter(call -> !THERE_ALREADY.contains(call.failure().code()));
            if (failure.isEmpty()) {
                sureByThing.put(thing, true);
            } else if (!mayBeThere && !failure.get().mayBeDone()) {
                sureByThing.remove(thing);
            }
            return failure;
        });
    }

    /** Functions come first: as long as there is one, Lambda needs its role, and it may write its log. */
    List<CreatedResource> things() {
        return sureByThing.keySet().stream()
                .sorted((a, b) -> a.kind() == b.kind()
                        ? a.name().compareTo(b.name())
                        : a.kind().compareTo(b.kind()))
                .toList();
    }

    /** Whether AWS said that it was made. */
    boolean isSure(CreatedResource thing) {
        return sureByThing.getOrDefault(thing, false);
    }

    /** Whether something may yet come about that was asked for without an answer. */
    boolean isUncertain() {
        return sureByThing.containsValue(false);
    }

    static CreatedResource function(String name) {
        return new CreatedResource(Kind.FUNCTION, name);
    }

    static CreatedResource role(String name) {
        return new CreatedResource(Kind.ROLE, name);
    }

    static CreatedResource logGroup(String name) {
        return new CreatedResource(Kind.LOG_GROUP, name);
    }
}
