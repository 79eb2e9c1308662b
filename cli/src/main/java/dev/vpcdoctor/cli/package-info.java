/**
 * The command line: one class for each command, the options that several share, and what a person at a terminal sees and
 * answers. {@link dev.vpcdoctor.cli.VpcDoctorCommand} is the first read, {@link dev.vpcdoctor.cli.Main} where the process
 * starts and ends.
 */
package dev.vpcdoctor.cli;
