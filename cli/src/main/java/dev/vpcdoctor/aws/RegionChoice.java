package dev.vpcdoctor.aws;

import dev.vpcdoctor.network.target.FunctionFinder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Which region the user means: that of the function's ARN, {@code --region}, {@code AWS_REGION},
 * {@code AWS_DEFAULT_REGION}, the profile's, and on a machine of AWS its own.
 */
final class RegionChoice {
    /** The SDK for Java does not know this one; the AWS CLI and the other SDKs do. */
    private static final String DEFAULT_REGION = "AWS_DEFAULT_REGION";

    /** Of a region, {@code eu-west-1}, of a zone in it, {@code eu-west-1a}, or of a local one, {@code us-west-2-lax-1a}. */
    private static final Pattern FORM =
            Pattern.compile("(?<region>[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\\d{1,2})(?<zone>(?:-[a-z]{3}-\\d)?[a-z])?");

    private RegionChoice() {}

    /**
     * Finds it.
     *
     * @throws NotInAwsException when no region is told anywhere, or what is told is none
     */
    static Region of(Optional<String> ofArn, Optional<String> asked, Optional<String> profile) {
        String name = ofArn.or(() -> asked)
                .or(SdkSystemSetting.AWS_REGION::getStringValue)
                .or(() -> Optional.ofNullable(System.getenv(DEFAULT_REGION)).filter(text -> !text.isBlank()))
                .orElseGet(() -> configured(profile));
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new NotInAwsException(
                    "'" + name + "' is no region of AWS: it should be such as eu-west-1" + suggestion(name, () -> ""));
        }
        if (form.group("zone") != null) {
            throw new NotInAwsException(name + " is an availability zone: the region is " + form.group("region"));
        }
        return Region.of(name);
    }

    private static String configured(Optional<String> profile) {
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        profile.ifPresent(chain::profileName);
        try {
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            throw new NotInAwsException(
                    "no AWS region is set: give --region, set AWS_REGION, or give the profile a region");
        }
    }

    /** What to say when AWS does not answer: a region that is newer than this program is possible, a mistake is likelier. */
    static String doubt(String region) {
        boolean known = Region.regions().stream().anyMatch(one -> one.id().equals(region));
        return known ? "" : "; no region " + region + " is known" + suggestion(region, () -> ": is it right?");
    }

    private static String suggestion(String name, Supplier<String> otherwise) {
        List<String> near = FunctionFinder.nearest(
                name,
                Region.regions().stream()
                        .filter(one -> !one.isGlobalRegion())
                        .map(Region::id)
                        .toList());
        return near.isEmpty() ? otherwise.get() : ": did you mean " + String.join(" or ", near) + "?";
    }
}
