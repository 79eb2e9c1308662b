package dev.vpcdoctor.architecture.wronghouse.network.model;

import java.nio.file.Path;

record ModelThatReadsAFile(Path file) {}
