/**
 * Permanent probes as templates for the tools that deploy an account. The templates are the resource files
 * {@code cloudformation.yaml}, {@code sam.yaml} and {@code terraform.tf}; {@link dev.vpcdoctor.aws.probe.template.TemplateFormat}
 * is the first read, and what is filled in is of a {@link dev.vpcdoctor.aws.probe.PermanentProbe}.
 */
package dev.vpcdoctor.aws.probe.template;
