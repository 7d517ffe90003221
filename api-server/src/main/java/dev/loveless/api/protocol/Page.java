package dev.loveless.api.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The pages that lists are given in. Stateless. */
public final class Page {
    /** What {@code maxResults} 0 stands for, and the most it may be (documented). */
    private static final int DEFAULT_SIZE = 100;

    /** Of a page with large items: a few megabytes, of which a client makes as much again and more. */
    private static final int MOST_CHARACTERS = 4 << 20;

    /** Of {@link Long#MAX_VALUE}. */
    private static final int MOST_DIGITS = 19;

    private Page() {}

    /**
     * A page of a list.
     *
     * @param member that holds the page in the answer
     * @param items all of the list, in its order
     * @param place of an item in the list's order: greater for each that follows, and kept while others come and go
     */
    public static <T> ObjectNode of(
            String member,
            Stream<T> items,
            PageRequest request,
            Function<T, String> place,
            Function<T, ? extends JsonNode> json) {
        return of(member, items, request, place, json, item -> 0);
    }

    /**
     * As above, of items that may be large: a page ends early where they are (allowed by the documentation).
     *
     * @param size of an item, about, in characters
     */
    public static <T> ObjectNode of(
            String member,
            Stream<T> items,
            PageRequest request,
            Function<T, String> place,
            Function<T, ? extends JsonNode> json,
            ToIntFunction<T> size) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray(member);
        int most = size(request);
        long characters = 0;
        Iterator<T> rest = items.filter(item -> place.apply(item).compareTo(request.after()) > 0)
                .iterator();
        String last = "";
        while (rest.hasNext()) {
            T item = rest.next();
            if (page.size() == most || characters >= MOST_CHARACTERS) {
                answer.put("nextToken", request.tokenAfter(last));
                break;
            }
            page.add(json.apply(item));
            characters += size.applyAsInt(item);
            last = place.apply(item);
        }
        return answer;
    }

    /**
     * The items of a list without an order that a page may need, in the list's order.
     *
     * @param place as above
     */
    public static <T> Stream<T> inOrder(Stream<T> items, PageRequest request, Function<T, String> place) {
        int most = size(request) + 1;
        PriorityQueue<Placed<T>> first =
                new PriorityQueue<>(Comparator.comparing(Placed<T>::place).reversed());
        items.map(item -> new Placed<>(place.apply(item), item))
                .filter(item -> item.place().compareTo(request.after()) > 0)
                .forEach(item -> {
                    first.add(item);
                    if (first.size() > most) {
                        first.remove();
                    }
                });
        return first.stream().sorted(Comparator.comparing(Placed::place)).map(Placed::item);
    }

    private record Placed<T>(String place, T item) {}

    private static int size(PageRequest request) {
        return request.maxResults() == 0 ? DEFAULT_SIZE : request.maxResults();
    }

    /** The place of the item with this number, in a list with the highest first. */
    public static String descending(long number) {
        return ascending(Long.MAX_VALUE - number);
    }

    /** The number of the item at a place, which is of one of the two kinds below. */
    static long numberAt(String place, boolean descending) {
        long number = Long.parseLong(place);
        return descending ? Long.MAX_VALUE - number : number;
    }

    /** The place of the item with this number, in a list with the lowest first. */
    public static String ascending(long number) {
        // By hand, since a history has thousands of these.
        String digits = Long.toString(number);
        return "0".repeat(MOST_DIGITS - digits.length()) + digits;
    }
}
