package dev.vpcdoctor.architecture.wronghouse.network.model;

import java.io.File;

record ModelThatReadsAnOldFile(File file) {}
