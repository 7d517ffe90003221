package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceMember;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time within limits: a number of seconds, or a text such as {@code 500ms}, {@code 30s}, {@code 1m30s}. */
public final class DurationType implements ValueType<Duration> {
    private static final Pattern TEXT =
            Pattern.compile("(?=[0-9])(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

    private final Duration least;
    private final Duration most;
    private final String remedy;
    private final String mustBe;

    private DurationType(Duration least, Duration most, String remedy, String mustBe) {
        this.mustBe = mustBe;
        this.least = least;
        this.most = most;
        this.remedy = remedy;
    }

    /** @param remedy what to tell somebody who goes beyond the limits */
    public static DurationType between(Duration least, Duration most, String remedy) {
        return new DurationType(least, most, remedy, "a duration");
    }

    /** The same, with other words for messages, after "must be". */
    public DurationType mustBe(String words) {
        return new DurationType(least, most, remedy, words);
    }

    @Override
    public Optional<Duration> read(SourceMember written, Reading reading) {
        JsonNode json = written.value().json();
        Optional<Duration> duration = json.isTextual() ? ofText(json.textValue()) : ofSeconds(json);
        if (duration.isEmpty()) {
            reading.refuseValue(
                    written,
                    mustBe,
                    json.isTextual() && json.textValue().matches("[0-9]{1,9}")
                            ? "Leave the quotes out for seconds, or write a unit: " + json.textValue() + "s."
                            : "Write a number of seconds, or a text such as 500ms, 30s, 15m or 1m30s.");
        } else if (duration.filter(this::isWithin).isEmpty()) {
            reading.refuseValue(written, "from " + shown(least) + " to " + shown(most), remedy);
        }
        return duration.filter(this::isWithin);
    }

    private boolean isWithin(Duration duration) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static Optional<Duration> ofSeconds(JsonNode json) {
        if (!json.isNumber()) {
            return Optional.empty();
        }
        BigDecimal seconds = json.decimalValue();
        if (seconds.signum() < 0 || seconds.compareTo(MOST_SECONDS) > 0) {
            return Optional.of(Duration.ofSeconds(seconds.signum() < 0 ? -1 : Integer.MAX_VALUE));
        }
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private static Optional<Duration> ofText(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(parts, 1))
                .plusMinutes(number(parts, 2))
                .plusSeconds(number(parts, 3))
                .plusMillis(number(parts, 4)));
    }

    private static long number(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
    }

    /** As it is written in a file: {@code 1m30s}. */
    static String shown(Duration duration) {
        String shown = (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "")
                + (duration.toMillisPart() > 0 ? duration.toMillisPart() + "ms" : "");
        return shown.isEmpty() ? "0s" : shown;
    }

    /** The limits of a text are beyond a JSON Schema. */
    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        forms.addObject().put("type", "number").put("minimum", seconds(least)).put("maximum", seconds(most));
        forms.addObject().put("type", "string").put("pattern", "^" + TEXT + "$");
        return schema;
    }

    private static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    @Override
    public String words() {
        return "duration, " + shown(least) + " to " + shown(most);
    }
}
