/** What a snapshot holds of the witnesses, in types of our own. */
package dev.vpcdoctor.diagnosis.witness.read;
