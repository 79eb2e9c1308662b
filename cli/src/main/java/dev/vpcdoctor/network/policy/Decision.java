package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.Optional;

/** What the policies of a role say to a request. Policies of an organization, which are not read, can only deny more. */
public sealed interface Decision {

    /** All that is asked for is allowed. */
    record Allowed() implements Decision {}

    /** A statement denies it, whatever else allows it (AWS: explicitDeny). */
    record Denied(RolePolicy policy, Statement statement) implements Decision {}

    /**
     * Nothing allows it (AWS: implicitDeny).
     *
     * @param boundary the permissions boundary that does not, where the role's own policies may
     */
    record NotAllowed(Optional<RolePolicy> boundary) implements Decision {}

    /**
     * It depends on something that is not known.
     *
     * @param because such as {@code policy deny-all decides by aws:PrincipalTag/team}
     * @param toKnow the call that would tell; empty where none does
     */
    record Unknown(String because, String toKnow) implements Decision {}
}
