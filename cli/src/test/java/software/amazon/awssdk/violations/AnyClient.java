package software.amazon.awssdk.violations;

/** Stands for the SDK in the house that breaks the rules. */
public interface AnyClient {}
