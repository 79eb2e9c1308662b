package dev.vpcdoctor.architecture.violations.network.walk;

final class WalkThatTakesItsTime {
    long started() {
        return System.nanoTime();
    }
}
