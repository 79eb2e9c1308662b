package dev.vpcdoctor.aws;

import static org.mockito.Mockito.mock;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.mockito.Answers;
import org.mockito.invocation.InvocationOnMock;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Clients of AWS that answer, or fail, in ways in which no server can make them. */
final class MockedClients {
    static final String REGION = "eu-west-1";

    private final Map<Class<?>, Object> clients = new HashMap<>();
    private final Behaviour behaviour;

    /** What a call comes to. */
    @FunctionalInterface
    interface Behaviour {
        /**
         * Answers, or throws.
         *
         * @param nothing the answer of this call without any member
         */
        AwsResponse call(AwsRequest request, AwsResponse nothing) throws Throwable;
    }

    private MockedClients(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Clients of which every call of every service behaves like that. */
    static AwsClients of(Behaviour behaviour) {
        MockedClients mocked = new MockedClients(behaviour);
        CredentialSource credentials = mock(CredentialSource.class);
        return mock(AwsClients.class, invocation -> {
            Class<?> type = invocation.getMethod().getReturnType();
            if (AwsClient.class.isAssignableFrom(type)) {
                return mocked.client(type);
            }
            return switch (invocation.getMethod().getName()) {
                case "region" -> REGION;
                case "credentials" -> credentials;
                default -> Answers.RETURNS_DEFAULTS.answer(invocation);
            };
        });
    }

    /** A client of one service. */
    static <C extends AwsClient> C of(Class<C> type, Behaviour behaviour) {
        return type.cast(new MockedClients(behaviour).client(type));
    }

    private synchronized Object client(Class<?> type) {
        return clients.computeIfAbsent(type, service -> mock(service, this::answer));
    }

    /** Paginators, and calls whose request is built in place, end in a call with a request. */
    private Object answer(InvocationOnMock invocation) throws Throwable {
        Method method = invocation.getMethod();
        boolean isCall = AwsResponse.class.isAssignableFrom(method.getReturnType())
                && invocation.getArguments().length == 1
                && invocation.getArgument(0) instanceof AwsRequest;
        if (isCall) {
            return behaviour.call(invocation.getArgument(0), nothing(method.getReturnType()));
        }
        return method.isDefault() ? invocation.callRealMethod() : Answers.RETURNS_DEFAULTS.answer(invocation);
    }

    private static AwsResponse nothing(Class<?> type) throws ReflectiveOperationException {
        SdkBuilder<?, ?> builder = (SdkBuilder<?, ?>) type.getMethod("builder").invoke(null);
        return (AwsResponse) builder.build();
    }
}
