package dev.vpcdoctor.remedy;

import java.util.Locale;

/**
 * What things cost: list prices of us-east-1 in US dollars, as AWS and others published them in {@link #AS_OF}. A
 * month has 730 hours. Other regions differ by up to about a half: whatever is made of these is an estimate. AWS's own
 * pages (aws.amazon.com/vpc/pricing, /privatelink/pricing, /transit-gateway/pricing, /ec2/pricing/on-demand,
 * /rds/proxy/pricing and /cloudwatch/pricing) show most figures only in a browser, so that with each price stands where
 * it was read, in stored copies, on 21 November 2026.
 */
public final class Prices {
    /** The year of what the prices were read from. */
    public static final String AS_OF = "2026";

    /** The region whose prices these are. */
    public static final String REGION = "us-east-1";

    private static final double HOURS_A_MONTH = 730;

    /**
     * A month: USD 0.045 an hour, and USD 0.005 an hour for its public address; before traffic. The hour: AWS's
     * example for US East (Ohio), transcribed on 20 September 2026 by api-evangelist/amazon-vpc; us-east-1 has the
     * same (rajesh.medampudi.com/blog/aws-nat-gateway-hidden-tax). The address: AWS's price list of us-east-1 of 16
     * October 2026, by the wiki of ChiefGyk3D/Clouds-Against-Humanity.
     */
    public static final double NAT_GATEWAY = monthly(0.045 + 0.005);

    /** Each GB through a NAT gateway, in either direction; read where its hour was. */
    public static final double NAT_GATEWAY_PER_GB = 0.045;

    /**
     * Each GB between availability zones, in each direction: usage.ai/blogs/aws-network-costs, us-east-1, May 2026.
     * Somebody who measured was billed for both directions (lastweekinaws.com, "AWS cross-AZ data transfer costs more
     * than AWS says").
     */
    public static final double BETWEEN_ZONES_PER_GB = 0.01;

    /**
     * A month in each availability zone: USD 0.01 an hour; before traffic, of which each GB costs as much. By
     * factualminds.com/blog/amazon-vpc-pricing-endpoints-peering-transit-gateway, us-east-1, June 2026; AWS's price
     * list had the same for us-west-2 on 6 October 2026.
     */
    public static final double INTERFACE_ENDPOINT_PER_ZONE = monthly(0.01);

    /**
     * A month: USD 0.05 an hour; before traffic, of which each GB costs USD 0.02. AWS's example for US East (Ohio),
     * transcribed on 20 September 2026 by api-evangelist/amazon-transit-gateway; us-east-1 has the same
     * (factualminds.com, as above).
     */
    public static final double TRANSIT_GATEWAY_ATTACHMENT = monthly(0.05);

    /**
     * A month for each virtual CPU of the database, of which two are billed at least: USD 0.015 an hour, us-east-1. By
     * AWS's own aws/agent-toolkit-for-aws, proxy-advisor-workflow.md. That two are billed at least was not found
     * there.
     */
    public static final double RDS_PROXY_PER_VCPU = monthly(0.015);

    /**
     * Each GB of flow logs that CloudWatch Logs takes in, up to 10 TB a month. No page with this figure for us-east-1
     * was found. It is that of other logs (coralogix.com/blog/is-cloudwatch-really-cost-efficient), and follows from
     * Tokyo's USD 0.76 (zenn.dev/team_delta/articles/0b581e29f87e7b), since such logs cost about 1.5 times as much
     * there (tech.enechange.co.jp/entry/2023/02/07/170405). One page says half of it (cloud-horizons.com, May 2026),
     * which is what delivery to S3 costs.
     */
    public static final double FLOW_LOGS_PER_GB = 0.5;

    private Prices() {}

    /** A price for a sentence, with what it rests on: {@code 0.045 USD (list price of us-east-1, 2026)}. */
    public static String estimate(double usd) {
        String digits = String.format(Locale.ROOT, "%.3f", usd).replaceFirst("0$", "");
        return digits + " USD (list price of " + REGION + ", " + AS_OF + ")";
    }

    private static double monthly(double hourly) {
        return Math.round(hourly * HOURS_A_MONTH * 100) / 100.0;
    }
}
