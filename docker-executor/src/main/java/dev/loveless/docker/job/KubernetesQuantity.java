package dev.loveless.docker.job;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as Kubernetes spells them: {@code 500m}, {@code 512Mi}, {@code 1e9} (documented). */
final class KubernetesQuantity {
    private static final Pattern FORM =
            Pattern.compile("(?<number>[+-]?[0-9.]+([eE][+-]?[0-9]+)?)(?<suffix>[A-Za-z]*)");

    private static final int KIBI = 1_024;
    private static final int KILO = 1_000;

    private static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("m", 0.001),
            Map.entry("k", 1.0 * KILO),
            Map.entry("M", 1.0 * KILO * KILO),
            Map.entry("G", 1.0 * KILO * KILO * KILO),
            Map.entry("T", 1.0 * KILO * KILO * KILO * KILO),
            Map.entry("Ki", 1.0 * KIBI),
            Map.entry("Mi", 1.0 * KIBI * KIBI),
            Map.entry("Gi", 1.0 * KIBI * KIBI * KIBI),
            Map.entry("Ti", 1.0 * KIBI * KIBI * KIBI * KIBI));

    private KubernetesQuantity() {}

    static double of(String field, String text) throws ServiceParameters.Unusable {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || !FACTORS.containsKey(form.group("suffix"))) {
            throw new ServiceParameters.Unusable(field, "a quantity as 500m or 512Mi");
        }
        try {
            return new BigDecimal(form.group("number")).doubleValue() * FACTORS.get(form.group("suffix"));
        } catch (NumberFormatException e) {
            throw new ServiceParameters.Unusable(field, "a quantity as 500m or 512Mi");
        }
    }

    /** In megabytes as Docker counts them, rounded up. */
    static int megabytes(String field, String text) throws ServiceParameters.Unusable {
        return (int) Math.ceil(of(field, text) / (KIBI * KIBI));
    }
}
