package dev.vpcdoctor.diagnosis.mode.setup;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a function is not as it should be, in Lambda's own codes: StateReasonCode and LastUpdateStatusReasonCode
 * (docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html).
 */
enum ReasonCode {
    IDLE("Idle", Concern.LIFE, "nobody invoked it for weeks, and Lambda took its network interfaces back"),
    CREATING("Creating", Concern.LIFE, "Lambda is making it"),
    RESTORING("Restoring", Concern.LIFE, "Lambda is bringing it back after a time in which nobody invoked it"),
    ENI_LIMIT_EXCEEDED("EniLimitExceeded", Concern.QUOTA, "the VPC has as many network interfaces as it may have"),
    INSUFFICIENT_ROLE_PERMISSIONS(
            "InsufficientRolePermissions", Concern.ROLE, "its role may not manage network interfaces"),
    INVALID_CONFIGURATION("InvalidConfiguration", Concern.ELSEWHERE, "its configuration does not fit together"),
    INTERNAL_ERROR("InternalError", Concern.ELSEWHERE, "something failed inside Lambda"),
    SUBNET_OUT_OF_IP_ADDRESSES("SubnetOutOfIPAddresses", Concern.ADDRESSES, "a subnet has no free address"),
    INVALID_SUBNET("InvalidSubnet", Concern.GONE, "a subnet does not exist or does not suit Lambda"),
    INVALID_SECURITY_GROUP(
            "InvalidSecurityGroup", Concern.GONE, "a security group does not exist or is of another VPC"),
    IMAGE_DELETED("ImageDeleted", Concern.ELSEWHERE, "its container image was deleted"),
    IMAGE_ACCESS_DENIED("ImageAccessDenied", Concern.ELSEWHERE, "Lambda may not read its container image"),
    INVALID_IMAGE("InvalidImage", Concern.ELSEWHERE, "its container image is not valid"),
    KMS_KEY_ACCESS_DENIED("KMSKeyAccessDenied", Concern.ELSEWHERE, "its role may not use its KMS key"),
    KMS_KEY_NOT_FOUND("KMSKeyNotFound", Concern.ELSEWHERE, "its KMS key does not exist"),
    INVALID_STATE_KMS_KEY("InvalidStateKMSKey", Concern.ELSEWHERE, "its KMS key is in a state that allows no use"),
    DISABLED_KMS_KEY("DisabledKMSKey", Concern.ELSEWHERE, "its KMS key is disabled"),
    EFS_IO_ERROR("EFSIOError", Concern.ELSEWHERE, "its file system failed to read or write"),
    EFS_MOUNT_CONNECTIVITY_ERROR(
            "EFSMountConnectivityError", Concern.FILE_SYSTEM, "it could not connect to its file system"),
    EFS_MOUNT_FAILURE("EFSMountFailure", Concern.ELSEWHERE, "its file system refused the mount"),
    EFS_MOUNT_TIMEOUT(
            "EFSMountTimeout", Concern.FILE_SYSTEM, "it connected to its file system, and the mount took too long"),
    INVALID_RUNTIME("InvalidRuntime", Concern.ELSEWHERE, "its runtime is not valid"),
    INVALID_ZIP_FILE_EXCEPTION("InvalidZipFileException", Concern.ELSEWHERE, "its zip file cannot be opened"),
    FUNCTION_ERROR("FunctionError", Concern.ELSEWHERE, "its own code failed while it started"),
    SERVICE_QUOTA_EXCEEDED_EXCEPTION(
            "ServiceQuotaExceededException",
            Concern.ELSEWHERE,
            "a quota other than that of network interfaces is used up"),
    VCPU_LIMIT_EXCEEDED("VcpuLimitExceeded", Concern.ELSEWHERE, "the account has no vCPUs left for its instances"),
    CAPACITY_PROVIDER_SCALING_LIMIT_EXCEEDED(
            "CapacityProviderScalingLimitExceeded", Concern.ELSEWHERE, "its capacity provider may not grow further"),
    INSUFFICIENT_CAPACITY("InsufficientCapacity", Concern.ELSEWHERE, "AWS has no instances left for it"),
    EC2_REQUEST_LIMIT_EXCEEDED("EC2RequestLimitExceeded", Concern.THROTTLED, "EC2 throttled Lambda's calls"),
    INIT_TIMEOUT("FunctionError.InitTimeout", Concern.ELSEWHERE, "its own code took too long to start"),
    RUNTIME_INIT_ERROR("FunctionError.RuntimeInitError", Concern.ELSEWHERE, "its runtime failed to start"),
    EXTENSION_INIT_ERROR("FunctionError.ExtensionInitError", Concern.ELSEWHERE, "an extension failed to start"),
    INVALID_ENTRY_POINT("FunctionError.InvalidEntryPoint", Concern.ELSEWHERE, "its entry point does not exist"),
    INVALID_WORKING_DIRECTORY(
            "FunctionError.InvalidWorkingDirectory", Concern.ELSEWHERE, "its working directory does not exist"),
    PERMISSION_DENIED("FunctionError.PermissionDenied", Concern.ELSEWHERE, "its own files may not be read or run"),
    TOO_MANY_EXTENSIONS("FunctionError.TooManyExtensions", Concern.ELSEWHERE, "it has too many extensions"),
    INIT_RESOURCE_EXHAUSTED(
            "FunctionError.InitResourceExhausted",
            Concern.ELSEWHERE,
            "its own code used up a resource while it started"),
    DISALLOWED_BY_VPC_ENCRYPTION_CONTROL(
            "DisallowedByVpcEncryptionControl",
            Concern.VPC_RULE,
            "the VPC enforces encryption in transit, and Lambda is not" + " excluded from that"),
    DRAINING_DURABLE_EXECUTIONS(
            "DrainingDurableExecutions", Concern.LIFE, "Lambda waits until its durable executions have ended"),
    DEPENDENCY_ERROR("DependencyError", Concern.ELSEWHERE, "something that it depends on failed");

    /** What a code is about, and so which failure mode speaks of it. */
    enum Concern {
        /** A part of a function's life, and no fault. */
        LIFE,
        ROLE,
        QUOTA,
        ADDRESSES,
        GONE,
        THROTTLED,
        /** A connection of Lambda's own, to the file system. */
        FILE_SYSTEM,
        /** A rule of the VPC that is not about reaching a target. */
        VPC_RULE,
        /** Not the network. */
        ELSEWHERE;

        /** Whether a failure mode of its own tells it, whatever state the function is in. */
        boolean hasItsOwnMode() {
            return switch (this) {
                case ROLE, QUOTA, ADDRESSES, GONE, THROTTLED -> true;
                case LIFE, FILE_SYSTEM, VPC_RULE, ELSEWHERE -> false;
            };
        }
    }

    private final String code;
    private final Concern concern;
    private final String meaning;

    ReasonCode(String code, Concern concern, String meaning) {
        this.code = code;
        this.concern = concern;
        this.meaning = meaning;
    }

    /** Lambda's code; empty for one that was not known when this was written. */
    static Optional<ReasonCode> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    Concern concern() {
        return concern;
    }

    /** What is the matter, such as {@code its container image was deleted}. */
    String meaning() {
        return meaning;
    }

    /** Whether it is about the network, for who looks for a fault there; a part of a sentence. */
    String bearing() {
        return switch (concern) {
            case ELSEWHERE -> "that is not the network's fault";
            case FILE_SYSTEM ->
                "that is a connection within the VPC: diagnose it with the address of a mount target and"
                        + " port 2049";
            case VPC_RULE -> "that is a setting of the VPC, and no route or rule";
            case LIFE, ROLE, QUOTA, ADDRESSES, GONE, THROTTLED -> "";
        };
    }
}
