/**
 * Permanent probes as templates for the tools that deploy an account. {@link dev.vpcdoctor.aws.probe.template.TemplateFormat}
 * is the first read; what is written down is {@link dev.vpcdoctor.aws.probe.PermanentProbe}.
 */
package dev.vpcdoctor.aws.probe.template;
