package dev.vpcdoctor.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * One client for each service, made when first needed. Profiles, single sign-on, assumed roles and
 * {@code AWS_ENDPOINT_URL} work as in every tool of AWS.
 */
public final class AwsClients implements AutoCloseable {
    /** Breaking a connection off may itself take a moment. */
    private static final int TIMER_THREADS = 4;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Region region;
    private final CredentialSource credentials;
    private final CallTimes times;
    private final ClientOverrideConfiguration configuration;
    private final SdkHttpClient http;
    private final SdkHttpClient patientHttp;

    /** Ends what takes too long, for all clients: each of them would have five threads of its own, which nobody ends. */
    private final ScheduledExecutorService timer = timer();

    private final Supplier<Ec2Client> ec2 = once(() -> build(Ec2Client.builder()));
    private final Supplier<LambdaClient> lambda = once(() -> build(LambdaClient.builder()));
    private final Supplier<RdsClient> rds = once(() -> build(RdsClient.builder()));
    private final Supplier<ElastiCacheClient> elastiCache = once(() -> build(ElastiCacheClient.builder()));
    private final Supplier<ElasticLoadBalancingV2Client> loadBalancing =
            once(() -> build(ElasticLoadBalancingV2Client.builder()));
    private final Supplier<ElasticLoadBalancingClient> classicLoadBalancing =
            once(() -> build(ElasticLoadBalancingClient.builder()));
    private final Supplier<EfsClient> efs = once(() -> build(EfsClient.builder()));
    private final Supplier<IamClient> iam = once(() -> build(IamClient.builder()));
    private final Supplier<Route53Client> route53 = once(() -> build(Route53Client.builder()));
    private final Supplier<StsClient> sts = once(() -> build(StsClient.builder()));
    private final Supplier<LambdaClient> invoking = once(this::buildInvoking);
    private final Supplier<ServiceQuotasClient> serviceQuotas = once(() -> build(ServiceQuotasClient.builder()));

    private final Supplier<CloudWatchLogsClient> logs = once(() -> build(CloudWatchLogsClient.builder()));
    private final Supplier<CloudWatchClient> cloudWatch = once(() -> build(CloudWatchClient.builder()));

    private AwsClients(
            Region region, CredentialSource credentials, Optional<String> profile, Duration timeout, CallTimes times) {
        this.region = region;
        this.times = times;
        this.credentials = credentials;
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(times.attempt())
                .apiCallTimeout(timeout)
                .scheduledExecutorService(timer)
                .addExecutionInterceptor(new AnswerCheck());
        profile.ifPresent(override::defaultProfileName);
        this.configuration = override.build();
        this.http = http(times.attempt());
        this.patientHttp = http(times.longAttempt());
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, work -> {
            Thread thread = new Thread(work, "aws-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static SdkHttpClient http(Duration socketTimeout) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(socketTimeout)
                .build();
    }

    /**
     * Clients for the region that the user means.
     *
     * @param ofArn the region of the function's ARN, if it was given by one
     * @throws NotInAwsException when no region is told anywhere, or the AWS configuration cannot be read
     */
    public static AwsClients of(AwsOptions options, Optional<String> ofArn) {
        return of(options, ofArn, CallTimes.DEFAULT);
    }

    /**
     * The same with other times for each call.
     *
     * @throws NotInAwsException when no region is told anywhere, or the AWS configuration cannot be read
     */
    public static AwsClients of(AwsOptions options, Optional<String> ofArn, CallTimes times) {
        CredentialSource credentials = CredentialSource.of(options.profile());
        Region region = RegionChoice.of(ofArn, options.region(), options.profile());
        return new AwsClients(region, credentials, options.profile(), options.timeout(), times);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return build(builder, http, configuration);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient client, ClientOverrideConfiguration override) {
        return builder.region(region)
                .credentialsProvider(credentials.provider())
                .httpClient(client)
                .overrideConfiguration(override.toBuilder()
                        .retryStrategy(new BoundedRetries(times.retries()))
                        .build())
                .build();
    }

    private LambdaClient buildInvoking() {
        ClientOverrideConfiguration patient = configuration.toBuilder()
                .apiCallAttemptTimeout(times.longAttempt())
                .apiCallTimeout(times.longAttempt().multipliedBy(2))
                .build();
        return build(LambdaClient.builder(), patientHttp, patient);
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Supplier<>() {
            private T made;

            @Override
            public synchronized T get() {
                if (made == null) {
                    made = make.get();
                }
                return made;
            }
        };
    }

    /**
     * Gets the credentials before anything is asked with them.
     *
     * @throws AwsRefusedException when there are none, with what to do
     */
    public void requireCredentials() {
        try {
            credentials.resolve();
        } catch (RuntimeException e) {
            throw credentials.explain(e);
        }
    }

    CredentialSource credentials() {
        return credentials;
    }

    public String region() {
        return region.id();
    }

    public Ec2Client ec2() {
        return ec2.get();
    }

    public LambdaClient lambda() {
        return lambda.get();
    }

    RdsClient rds() {
        return rds.get();
    }

    ElastiCacheClient elastiCache() {
        return elastiCache.get();
    }

    ElasticLoadBalancingV2Client loadBalancing() {
        return loadBalancing.get();
    }

    ElasticLoadBalancingClient classicLoadBalancing() {
        return classicLoadBalancing.get();
    }

    EfsClient efs() {
        return efs.get();
    }

    public IamClient iam() {
        return iam.get();
    }

    Route53Client route53() {
        return route53.get();
    }

    ServiceQuotasClient serviceQuotas() {
        return serviceQuotas.get();
    }

    public CloudWatchLogsClient logs() {
        return logs.get();
    }

    CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    /** For calls that are answered only after a function has run, or that carry a whole jar. */
    public LambdaClient invoking() {
        return invoking.get();
    }

    /** The SDK's clients share what is closed here and hold nothing else. */
    @Override
    public void close() {
        timer.shutdownNow();
        http.close();
        patientHttp.close();
        credentials.close();
    }
}
