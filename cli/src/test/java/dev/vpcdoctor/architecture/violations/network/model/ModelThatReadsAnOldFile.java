package dev.vpcdoctor.architecture.violations.network.model;

import java.io.File;

record ModelThatReadsAnOldFile(File file) {}
