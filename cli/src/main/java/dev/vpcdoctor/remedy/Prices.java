package dev.vpcdoctor.remedy;

/**
 * What things cost in a month of 730 hours, in US dollars, before traffic: list prices of us-east-1 as of November 2026
 * (aws.amazon.com/vpc/pricing, aws.amazon.com/privatelink/pricing, aws.amazon.com/transit-gateway/pricing). Other regions
 * differ by up to about a half.
 */
public final class Prices {
    private static final double HOURS_A_MONTH = 730;

    /** USD 0.045 an hour, and USD 0.005 an hour for its public address. */
    public static final double NAT_GATEWAY = monthly(0.045 + 0.005);

    /** USD 0.01 an hour in each availability zone. */
    public static final double INTERFACE_ENDPOINT_PER_ZONE = monthly(0.01);

    /** USD 0.05 an hour. */
    public static final double TRANSIT_GATEWAY_ATTACHMENT = monthly(0.05);

    private Prices() {}

    private static double monthly(double hourly) {
        return Math.round(hourly * HOURS_A_MONTH * 100) / 100.0;
    }
}
