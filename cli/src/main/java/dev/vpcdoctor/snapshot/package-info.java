/**
 * The evidence: AWS's own JSON as it lies on disk, and what could not be read. {@link dev.vpcdoctor.snapshot.Snapshot}
 * is the first read.
 */
package dev.vpcdoctor.snapshot;
