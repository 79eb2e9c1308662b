/**
 * What was found out, written for people and for programs: one renderer for each format.
 * {@link dev.vpcdoctor.report.Renderer} is the first read. Pure: what is to be known of the paper is in
 * {@link dev.vpcdoctor.report.Page}.
 */
package dev.vpcdoctor.report;
