package dev.vpcdoctor.aws;

import dev.vpcdoctor.network.target.FunctionFinder;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Who asks. As in the AWS CLI, {@code --profile} comes before all else, credentials in the environment before
 * {@code AWS_PROFILE}, and a profile that was named and gives no credentials is an error: the SDK would go on to the
 * credentials of the machine, and so perhaps to another account.
 */
final class CredentialSource implements AutoCloseable {
    private static final String DEFAULT_PROFILE = "default";
    private static final String SSO_SESSION = "sso_session";
    private static final int LONGEST_CHAIN = 10;

    private final ProfileFile configuration;
    private final Optional<String> named;
    private final AwsCredentialsProvider provider;

    private CredentialSource(ProfileFile configuration, Optional<String> named, AwsCredentialsProvider provider) {
        this.configuration = configuration;
        this.named = named;
        this.provider = provider;
    }

    /**
     * The credentials of a profile, or those that the environment tells.
     *
     * @throws NotInAwsException when the AWS configuration cannot be read
     */
    static CredentialSource of(Optional<String> profile) {
        ProfileFile configuration = read();
        Optional<String> ofEnvironment =
                ProfileFileSystemSetting.AWS_PROFILE.getStringValue().filter(name -> !name.equals(DEFAULT_PROFILE));
        if (profile.isPresent()) {
            return new CredentialSource(configuration, profile, ProfileCredentialsProvider.create(profile.get()));
        }
        if (ofEnvironment.isPresent()) {
            return new CredentialSource(
                    configuration,
                    ofEnvironment,
                    AwsCredentialsProviderChain.of(
                            SystemPropertyCredentialsProvider.create(),
                            EnvironmentVariableCredentialsProvider.create(),
                            WebIdentityTokenFileCredentialsProvider.create(),
                            ProfileCredentialsProvider.create(ofEnvironment.get())));
        }
        return new CredentialSource(
                configuration,
                Optional.empty(),
                DefaultCredentialsProvider.builder().build());
    }

    private static ProfileFile read() {
        try {
            return ProfileFile.defaultProfileFile();
        } catch (RuntimeException e) {
            throw new NotInAwsException("the AWS configuration (~/.aws/config, ~/.aws/credentials) cannot be read: "
                    + CallFailure.oneLine(e.getMessage()));
        }
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    /** Gets the credentials, which may mean to ask AWS for those of a role. Throws what the SDK throws. */
    void resolve() {
        provider.resolveCredentials();
    }

    /** Why there are no credentials, and what to do. */
    AwsRefusedException explain(Throwable thrown) {
        boolean tokenFile =
                SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent();
        if (tokenFile && !named.isPresent()) {
            return new AwsRefusedException("the role of AWS_ROLE_ARN cannot be assumed with the token in"
                    + " AWS_WEB_IDENTITY_TOKEN_FILE" + because(ofWebIdentity(thrown)));
        }
        String profile = named.orElse(DEFAULT_PROFILE);
        Optional<Profile> configured = configuration.profile(profile);
        if (configured.isPresent()) {
            return new AwsRefusedException(ofProfile(configured.get(), thrown));
        }
        return new AwsRefusedException(
                named.isPresent()
                        ? noProfile(profile)
                        : "there are no AWS credentials: give --profile or set AWS_PROFILE, log in with 'aws sso"
                                + " login', or make some with 'aws configure'");
    }

    /** The default chain goes on after a failure, and so tells of all its parts at once. */
    private static CallFailure ofWebIdentity(Throwable thrown) {
        try (WebIdentityTokenFileCredentialsProvider alone = WebIdentityTokenFileCredentialsProvider.create()) {
            alone.resolveCredentials();
            return CallFailure.of(thrown);
        } catch (RuntimeException e) {
            return CallFailure.of(e);
        }
    }

    private String noProfile(String profile) {
        List<String> names = configuration.profiles().keySet().stream().sorted().toList();
        List<String> near = FunctionFinder.nearest(profile, names);
        String hint = names.isEmpty()
                ? ": none is configured at all"
                : near.isEmpty() ? "" : ": did you mean " + String.join(" or ", near) + "?";
        return "there is no profile " + profile + " in the AWS configuration" + hint;
    }

    private String ofProfile(Profile profile, Throwable thrown) {
        CallFailure failure = ofProfileAlone(profile, thrown);
        Optional<Profile> signedOn = singleSignOn(profile);
        if (signedOn.isPresent() && (failure.isOfSdk() || failure.cause() == CallFailure.Cause.EXPIRED_CREDENTIALS)) {
            return "the single sign-on of profile " + signedOn.get().name() + " is missing or has expired: run '"
                    + logIn(signedOn.get()) + "'";
        }
        Optional<String> role = profile.property(ProfileProperty.ROLE_ARN);
        if (role.isPresent()) {
            return "profile " + profile.name() + " cannot assume its role " + role.get() + because(failure);
        }
        if (profile.property(ProfileProperty.CREDENTIAL_PROCESS).isPresent()) {
            return "the credential_process of profile " + profile.name()
                    + " gave no credentials: run it by itself to see why";
        }
        return "profile " + profile.name() + " gives no credentials"
                + (failure.isOfSdk()
                        ? ": it has neither keys nor a role nor a single sign-on, as 'aws configure --profile "
                                + profile.name() + "' would give it"
                        : because(failure));
    }

    private static CallFailure ofProfileAlone(Profile profile, Throwable thrown) {
        try (ProfileCredentialsProvider alone = ProfileCredentialsProvider.create(profile.name())) {
            alone.resolveCredentials();
            return CallFailure.of(thrown);
        } catch (RuntimeException e) {
            return CallFailure.of(e);
        }
    }

    private static String because(CallFailure failure) {
        return " (" + failure.code() + "): " + failure.message();
    }

    /** The profile that is logged in with, be it this one or one by which it assumes its role. */
    private Optional<Profile> singleSignOn(Profile profile) {
        Optional<Profile> at = Optional.of(profile);
        for (int i = 0; at.isPresent() && i < LONGEST_CHAIN; i++) {
            if (at.get().property(SSO_SESSION).isPresent()
                    || at.get().property(ProfileProperty.SSO_START_URL).isPresent()) {
                return at;
            }
            at = at.get().property(ProfileProperty.SOURCE_PROFILE).flatMap(configuration::profile);
        }
        return Optional.empty();
    }

    private static String logIn(Profile profile) {
        return "aws sso login" + (profile.name().equals(DEFAULT_PROFILE) ? "" : " --profile " + profile.name());
    }

    /** How somebody whose credentials have expired gets new ones. */
    String renewal() {
        return configuration
                .profile(named.orElse(DEFAULT_PROFILE))
                .flatMap(this::singleSignOn)
                .map(profile -> "log in again with '" + logIn(profile) + "'")
                .orElse("log in again, or get new ones where these came from");
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
