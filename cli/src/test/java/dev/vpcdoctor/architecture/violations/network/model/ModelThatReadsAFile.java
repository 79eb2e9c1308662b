package dev.vpcdoctor.architecture.violations.network.model;

import java.nio.file.Path;

record ModelThatReadsAFile(Path file) {}
