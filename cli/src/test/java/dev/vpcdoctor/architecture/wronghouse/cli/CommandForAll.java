package dev.vpcdoctor.architecture.wronghouse.cli;

import software.amazon.awssdk.wronghouse.AnyClient;

public record CommandForAll(AnyClient client) {}
