/** Benchmarks of the walk and of loading a large account; {@code cli/bench/README.md} says how to run them. */
package dev.vpcdoctor.bench;
