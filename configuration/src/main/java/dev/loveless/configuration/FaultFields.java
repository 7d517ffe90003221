package dev.loveless.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import dev.loveless.configuration.field.DurationType;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.FieldValues;
import dev.loveless.configuration.field.ListType;
import dev.loveless.configuration.field.NumberType;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.Reading;
import dev.loveless.configuration.field.Rules;
import dev.loveless.configuration.field.SchemaDefinitions;
import dev.loveless.configuration.field.TextType;
import dev.loveless.configuration.field.TruthType;
import dev.loveless.configuration.field.ValueType;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The fields that make faults on purpose: those of one fault, and those for all. */
final class FaultFields {
    private static final String DEFAULT_CAUSE = "A fault made on purpose";
    private static final int MOST_ATTEMPTS = 1_000;

    private static final DurationType MOMENT =
            DurationType.between(Duration.ZERO, Duration.ofHours(24), "A day is the most.");

    static final Field<Optional<Duration>> KILL = Field.of(
            "kill",
            new MomentType(),
            "",
            "Kill the container while it works: so long after it began, or at a random moment of its first second.");
    static final Field<Boolean> FAIL_START = Field.of("failStart", TruthType.TRUE, "", "Let the container not start.");
    static final Field<Duration> DELAY = Field.of("delay", MOMENT, "", "Begin the work so much later.");
    static final Field<String> ERROR = Field.of(
            "error", TextType.any(), "", "Do not ask the component: fail the task with an error of this name.");
    static final Field<String> CAUSE =
            Field.of("cause", TextType.any(), "`" + DEFAULT_CAUSE + "`", "The cause that goes with `error`.");
    static final Field<Integer> ATTEMPT = Field.of(
            "attempt",
            NumberType.whole(1, MOST_ATTEMPTS),
            "every attempt",
            "Only on this attempt of a task; retries count on from 1.");
    static final Field<Double> PROBABILITY = Field.of(
            "probability",
            NumberType.decimal(0, 1),
            "1",
            "Only so often, by a draw that depends on the seed, the state, its input and the attempt alone.");

    static final ObjectType<FaultRule> FAULT = ObjectType.of("fault")
            .field(KILL)
            .field(FAIL_START)
            .field(DELAY)
            .field(ERROR)
            .field(CAUSE)
            .field(ATTEMPT)
            .field(PROBABILITY)
            .rule(Rules.exactlyOneOf(
                    "A fault is one of them; write another fault for another.", KILL, FAIL_START, DELAY, ERROR))
            .rule(Rules.needs(CAUSE, ERROR, "Name the error too."))
            .as(FaultFields::fault);

    static final Field<List<FaultRule>> FAULTS = Field.of(
            "faults",
            ListType.of("list of [fault](#fault)", FAULT, "[{kill: random, attempt: 1}]"),
            "none",
            "Faults made on purpose; the first whose `attempt` and `probability` hold counts.");

    static final Field<Long> SEED =
            Field.of("seed", NumberType.wholeLong(), "0", "The same seed makes the same faults again.");
    static final Field<Boolean> ENABLED =
            Field.of("enabled", TruthType.ANY, "`true`", "`false` switches the faults of all components off.");

    static final ObjectType<FaultSettings> SETTINGS = ObjectType.of("fault control")
            .field(SEED)
            .field(ENABLED)
            .as(values -> new FaultSettings(
                    values.get(SEED).orElse(FaultSettings.DEFAULT.seed()),
                    values.get(ENABLED).orElse(FaultSettings.DEFAULT.enabled())));

    private FaultFields() {}

    private static FaultRule fault(FieldValues values) {
        return new FaultRule(
                kind(values),
                values.get(ATTEMPT).map(OptionalInt::of).orElse(OptionalInt.empty()),
                values.get(PROBABILITY).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static Fault kind(FieldValues values) {
        if (values.has(KILL)) {
            return new Fault.Kill(values.required(KILL));
        }
        if (values.has(DELAY)) {
            return new Fault.Delay(values.required(DELAY));
        }
        return values.has(ERROR)
                ? new Fault.Answer(values.required(ERROR), values.get(CAUSE).orElse(DEFAULT_CAUSE))
                : new Fault.FailStart();
    }

    /** Warns of the first fault that comes after one that always happens. */
    static void checkOrder(FieldValues values, Reading reading) {
        List<FaultRule> rules = values.get(FAULTS).orElse(List.of());
        for (int index = 0; index < rules.size() - 1; index++) {
            if (isCertain(rules.get(index))) {
                int always = index;
                values.member(FAULTS).ifPresent(member -> warnOfNext(member, always, reading));
                return;
            }
        }
    }

    private static boolean isCertain(FaultRule rule) {
        return rule.attempt().isEmpty() && rule.probability().orElse(1) >= 1;
    }

    private static void warnOfNext(SourceMember faults, int always, Reading reading) {
        SourceNode next = ((SourceArray) faults.value()).elements().get(always + 1);
        reading.refuse(
                new SourceMember("faults", next.location().position(), next),
                ConfigurationCode.UNREACHABLE_FAULT,
                "This fault never happens, because 'faults[" + always + "]' always does",
                "Give the one before an 'attempt' or a 'probability'.");
    }

    /** {@code random}, which is no duration in Java, or a duration. */
    private static final class MomentType implements ValueType<Optional<Duration>> {
        private static final String RANDOM = "random";
        private static final DurationType ELSE = MOMENT.mustBe(RANDOM + " or a duration");

        @Override
        public Optional<Optional<Duration>> read(SourceMember written, Reading reading) {
            return RANDOM.equals(written.value().json().textValue())
                    ? Optional.of(Optional.empty())
                    : ELSE.read(written, reading).map(Optional::of);
        }

        @Override
        public ObjectNode schema(SchemaDefinitions definitions) {
            ObjectNode schema = MOMENT.schema(definitions);
            schema.withArray("anyOf").addObject().put("const", RANDOM);
            return schema;
        }

        @Override
        public String words() {
            return "`" + RANDOM + "` or " + MOMENT.words();
        }
    }
}
