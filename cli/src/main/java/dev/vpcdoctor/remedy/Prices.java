package dev.vpcdoctor.remedy;

import java.util.Locale;

/**
 * What things cost: list prices of us-east-1 in US dollars, as the pages of {@link #SOURCES} had them in {@link #AS_OF}. A
 * month has 730 hours. Other regions differ by up to about a half: whatever is made of these is an estimate.
 */
public final class Prices {
    /** When the prices were read. */
    public static final String AS_OF = "November 2026";

    /** The region whose prices these are. */
    public static final String REGION = "us-east-1";

    /** The pages that hold the prices. */
    public static final String SOURCES = "aws.amazon.com/vpc/pricing, aws.amazon.com/privatelink/pricing,"
            + " aws.amazon.com/transit-gateway/pricing, aws.amazon.com/ec2/pricing/on-demand,"
            + " aws.amazon.com/rds/proxy/pricing, aws.amazon.com/cloudwatch/pricing";

    private static final double HOURS_A_MONTH = 730;

    /** A month: USD 0.045 an hour, and USD 0.005 an hour for its public address; before traffic. */
    public static final double NAT_GATEWAY = monthly(0.045 + 0.005);

    /** Each GB through a NAT gateway, in either direction. */
    public static final double NAT_GATEWAY_PER_GB = 0.045;

    /** Each GB between availability zones, in each direction. */
    public static final double BETWEEN_ZONES_PER_GB = 0.01;

    /** A month in each availability zone: USD 0.01 an hour; before traffic. */
    public static final double INTERFACE_ENDPOINT_PER_ZONE = monthly(0.01);

    /** A month: USD 0.05 an hour; before traffic. */
    public static final double TRANSIT_GATEWAY_ATTACHMENT = monthly(0.05);

    /** A month for each virtual CPU of the database, of which two are billed at least: USD 0.015 an hour. */
    public static final double RDS_PROXY_PER_VCPU = monthly(0.015);

    /** Each GB of flow logs that CloudWatch Logs takes in. */
    public static final double FLOW_LOGS_PER_GB = 0.5;

    private Prices() {}

    /** A price for a sentence, with what it rests on: {@code 0.045 USD (list price of us-east-1, November 2026)}. */
    public static String estimate(double usd) {
        String digits = String.format(Locale.ROOT, "%.3f", usd).replaceFirst("0$", "");
        return digits + " USD (list price of " + REGION + ", " + AS_OF + ")";
    }

    private static double monthly(double hourly) {
        return Math.round(hourly * HOURS_A_MONTH * 100) / 100.0;
    }
}
