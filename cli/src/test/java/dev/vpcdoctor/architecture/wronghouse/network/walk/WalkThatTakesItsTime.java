package dev.vpcdoctor.architecture.wronghouse.network.walk;

final class WalkThatTakesItsTime {
    long started() {
        return System.nanoTime();
    }
}
