/**
 * Bundled worlds and what breaks in them: what {@code vpc-doctor demo} diagnoses, and what the tests hold the failure
 * modes to. {@link dev.vpcdoctor.cli.demo.Scenario} is the first read.
 */
package dev.vpcdoctor.cli.demo;
