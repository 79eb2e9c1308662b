package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import java.util.List;

/**
 * What came of removing.
 *
 * @param removed what is gone, such as {@code function vpc-doctor-probe-3f9a1c2b-subnet-1}
 * @param leftBehind what is not
 */
public record Removal(List<String> removed, List<Leftover> leftBehind) {
    public Removal {
        removed = List.copyOf(removed);
        leftBehind = List.copyOf(leftBehind);
    }

    /**
     * Something that could not be removed.
     *
     * @param what such as {@code role vpc-doctor-probe-3f9a1c2b}
     * @param because for a person
     * @param byHand commands of the AWS CLI that remove it
     */
    public record Leftover(String what, String because, List<String> byHand) {
        public Leftover {
            byHand = List.copyOf(byHand);
        }

        static Leftover of(CreatedResource thing, String because, String region) {
            return new Leftover(thing.toString(), because, thing.removedByHand(region));
        }
    }

    /** Whether nothing is left. */
    public boolean isWhole() {
        return leftBehind.isEmpty();
    }
}
