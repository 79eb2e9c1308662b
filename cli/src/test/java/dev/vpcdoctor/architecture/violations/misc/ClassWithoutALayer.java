package dev.vpcdoctor.architecture.violations.misc;

final class ClassWithoutALayer {}
