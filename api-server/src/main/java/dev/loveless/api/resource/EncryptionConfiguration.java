package dev.loveless.api.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import java.util.Optional;

/**
 * How a resource is to be encrypted: shown again, and of no effect here. Immutable.
 *
 * @param kmsDataKeyReusePeriodSeconds how long a data key is used; 300 where the key is the customer's and nothing was
 *     said
 */
public record EncryptionConfiguration(
        Type type, Optional<String> kmsKeyId, Optional<Integer> kmsDataKeyReusePeriodSeconds) {
    /** What resources have that ask for nothing. */
    public static final EncryptionConfiguration AWS_OWNED =
            new EncryptionConfiguration(Type.AWS_OWNED_KEY, Optional.empty(), Optional.empty());

    private static final int LEAST_REUSE = 60;
    private static final int MOST_REUSE = 900;
    private static final int DEFAULT_REUSE = 300;

    /** Whose key it is. */
    public enum Type {
        AWS_OWNED_KEY,
        CUSTOMER_MANAGED_KMS_KEY
    }

    /** Reads the member {@code encryptionConfiguration}. */
    public static Optional<EncryptionConfiguration> read(Members request) {
        return request.structure("encryptionConfiguration").map(EncryptionConfiguration::of);
    }

    /** Whether two resources are encrypted alike: one that was asked for nothing has the default. */
    static boolean areLike(Optional<EncryptionConfiguration> one, Optional<EncryptionConfiguration> other) {
        return one.orElse(AWS_OWNED).equals(other.orElse(AWS_OWNED));
    }

    private static EncryptionConfiguration of(Members members) {
        Optional<Type> type = members.choice("type", Type.class, "AWS_OWNED_KEY, CUSTOMER_MANAGED_KMS_KEY");
        if (type.isEmpty()) {
            members.missing("type");
        }
        Optional<String> key = members.text("kmsKeyId", TextRule.length(1, 2_048));
        Optional<Integer> reuse = members.integer("kmsDataKeyReusePeriodSeconds", LEAST_REUSE, MOST_REUSE).stream()
                .boxed()
                .findFirst();
        members.check();
        boolean customers = type.orElseThrow() == Type.CUSTOMER_MANAGED_KMS_KEY;
        if (customers != key.isPresent()) {
            throw new ApiException(new ApiError.InvalidEncryptionConfiguration(
                    customers
                            ? "kmsKeyId must be specified for CUSTOMER_MANAGED_KMS_KEY"
                            : "kmsKeyId can only be specified for CUSTOMER_MANAGED_KMS_KEY"));
        }
        return new EncryptionConfiguration(
                type.get(), key, customers ? Optional.of(reuse.orElse(DEFAULT_REUSE)) : Optional.empty());
    }

    /** As the API tells it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", type.name());
        kmsKeyId.ifPresent(key -> json.put("kmsKeyId", key));
        kmsDataKeyReusePeriodSeconds.ifPresent(seconds -> json.put("kmsDataKeyReusePeriodSeconds", seconds));
        return json;
    }
}
