package software.amazon.awssdk.violations;

/** Stands for the SDK in the classes that break the rules. */
public interface AnyClient {}
