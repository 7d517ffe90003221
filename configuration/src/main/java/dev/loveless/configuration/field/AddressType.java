package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The address of a service: {@code http://} or {@code https://} and a host. */
public final class AddressType implements ValueType<URI> {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public Optional<URI> read(SourceMember written, Reading reading) {
        Optional<URI> address = Optional.ofNullable(written.value().json().textValue())
                .flatMap(AddressType::parse)
                .filter(uri -> uri.getHost() != null
                        && uri.getScheme() != null
                        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)));
        if (address.isEmpty()) {
            reading.refuseValue(written, "an address", "Write it like http://localhost:9000.");
        }
        return address;
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            // That it is none is what is asked here; the caller reports it.
            return Optional.empty();
        }
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("pattern", "^[hH][tT][tT][pP][sS]?://[^/]");
    }

    @Override
    public String words() {
        return "address";
    }
}
