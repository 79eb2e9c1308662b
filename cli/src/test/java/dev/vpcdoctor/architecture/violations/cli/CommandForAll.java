package dev.vpcdoctor.architecture.violations.cli;

import software.amazon.awssdk.violations.AnyClient;

public record CommandForAll(AnyClient client) {}
