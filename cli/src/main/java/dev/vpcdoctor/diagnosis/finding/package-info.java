/**
 * What a diagnosis is made of: findings with their evidence, confidence and fix, and the pages that explain each code.
 * {@link dev.vpcdoctor.diagnosis.finding.Finding} is the first read.
 */
package dev.vpcdoctor.diagnosis.finding;
