package software.amazon.awssdk.wronghouse;

/** Stands for the SDK in the house that breaks the rules. */
public interface AnyClient {}
