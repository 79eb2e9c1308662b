package dev.vpcdoctor.diagnosis.finding;

/**
 * Something that could not be read.
 *
 * @param operation such as {@code ec2:DescribeVpcEndpoints}, the file that was at fault, or what is not known, such as
 *     {@code role checkout}
 * @param code AWS's error code, or a word for what is wrong with the file
 * @param consequence what is unknown for it, one sentence without a full stop
 */
public record NotRead(String operation, String code, String consequence) {}
