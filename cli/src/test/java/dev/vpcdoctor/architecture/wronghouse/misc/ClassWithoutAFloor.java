package dev.vpcdoctor.architecture.wronghouse.misc;

final class ClassWithoutAFloor {}
