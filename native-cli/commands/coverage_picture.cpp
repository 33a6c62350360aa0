#include "commands/coverage_picture.hpp"

#include <array>

#include "commands/coverage_words.hpp"
#include "io/html.hpp"

namespace redress::coverage {

namespace {

// Lengths are integers in tenths of the picture's unit.
std::string tenths(std::int64_t length) {
  return std::to_string(length / 10) + (length % 10 == 0 ? "" : '.' + std::to_string(length % 10));
}
std::string at(std::string_view name, std::int64_t length) {
  return ' ' + std::string(name) + "=\"" + tenths(length) + '"';
}

std::string box(std::string_view kind, std::int64_t x, std::int64_t y, std::int64_t width,
                std::int64_t height, const std::string& title) {
  std::string out = "<rect class=\"" + std::string(kind) + '"' + at("x", x) + at("y", y) +
                    at("width", width) + at("height", height);
  return title.empty() ? out + "/>" : out + "><title>" + escape_html(title) + "</title></rect>";
}

std::string words(std::string_view kind, std::int64_t x, std::int64_t y, const std::string& text) {
  return "<text class=\"" + std::string(kind) + '"' + at("x", x) + at("y", y) + '>' +
         escape_html(text) + "</text>";
}

std::string picture(std::int64_t width, std::int64_t height, std::string_view kind,
                    std::string_view label, const std::string& content) {
  return "<div class=scroll role=group tabindex=0 aria-label=\"Picture, scrolls sideways\"><svg "
         "role=img class=\"" +
         std::string(kind) + "\" viewBox=\"0 0 " + tenths(width) + ' ' + tenths(height) +
         "\" aria-label=\"" + escape_html(label) + "\">" + content + "</svg></div>";
}

constexpr std::array<std::string_view, 3> presence_kinds = {"team", "after", "nobody"};

struct WeekShape {
  std::int64_t left;  // of midnight; days stand before it
  std::int64_t hour;
  std::int64_t row;
  std::int64_t gap;
  std::int64_t right;  // for the day's hours
  std::int32_t ruler_hours;
};
constexpr WeekShape large = {480, 320, 280, 50, 780, 2};
constexpr WeekShape small = {760, 180, 210, 40, 780, 3};
constexpr std::int64_t week_top = 240;
constexpr std::int64_t label_width = 800;  // of `09:00–13:00`
constexpr std::int64_t year_left = 360;
constexpr std::int64_t year_top = 220;
constexpr std::int64_t year_step = 150;
constexpr std::int64_t year_cell = 130;

class WeekPicture {
 public:
  WeekPicture(const WallWeek& week, const Zone& zone, PictureSize size)
      : week_(week), zone_(zone), size_(size), shape_(size == PictureSize::large ? large : small) {}

  std::string draw(std::string_view label) {
    for (const WallPiece& piece : wall_pieces(week_, zone_)) draw_piece(piece);
    for (const WallMark& mark : wall_marks(week_)) draw_mark(mark);
    draw_ruler();
    out_ += labels_;
    for (int day = 0; day < 7; ++day) draw_day(day);
    return picture(x_of(24 * 3600) + shape_.right, y_of(7), size_name(), label, out_);
  }

 private:
  [[nodiscard]] std::string_view size_name() const {
    return size_ == PictureSize::large ? "week" : "week small";
  }
  [[nodiscard]] std::int64_t x_of(std::int32_t second) const {
    return shape_.left + second * shape_.hour / 3600;
  }
  [[nodiscard]] std::int64_t y_of(int row) const {
    return week_top + row * (shape_.row + shape_.gap);
  }
  [[nodiscard]] std::int64_t baseline(int row) const { return y_of(row) + shape_.row / 2 + 42; }

  static std::string range(std::int32_t from, std::int32_t to) {
    return clock_words(from) + "–" + clock_words(to);
  }

  void draw_piece(const WallPiece& piece) {
    const bool whole = piece.pass == WallPiece::Pass::only;
    const std::int64_t height = whole ? shape_.row : shape_.row / 2 - 5;
    const std::int64_t lower = piece.pass == WallPiece::Pass::second ? shape_.row / 2 + 5 : 0;
    const std::int64_t width = x_of(piece.to_second) - x_of(piece.from_second);
    std::string title = short_weekday(piece.weekday) + ' ' +
                        range(piece.from_second, piece.to_second) + ": " +
                        std::string(presence_words(piece.who));
    if (!whole)
      title += piece.pass == WallPiece::Pass::first ? ", the first time" : ", the second time";
    if (piece.who == Presence::team)
      open_[static_cast<std::size_t>(piece.weekday)] += piece.to_second - piece.from_second;
    out_ += box(presence_kinds[static_cast<std::size_t>(piece.who)], x_of(piece.from_second),
                y_of(piece.weekday) + lower, width, height, title);
    if (whole && piece.who != Presence::no_one && width >= label_width) {
      labels_ += words(piece.who == Presence::team ? "in on-team" : "in on-after",
                       x_of(piece.from_second) + width / 2, baseline(piece.weekday),
                       range(piece.from_second, piece.to_second));
    }
  }

  void draw_mark(const WallMark& mark) {
    const std::string hours =
        short_weekday(mark.weekday) + ' ' + range(mark.from_second, mark.to_second);
    const std::int64_t width = x_of(mark.to_second) - x_of(mark.from_second);
    out_ += box(mark.skipped ? "skipped" : "doubled", x_of(mark.from_second), y_of(mark.weekday),
                width, shape_.row, mark.skipped ? hours + " is skipped" : "");
  }

  void draw_ruler() {
    for (std::int32_t hour = 0; hour <= 24; ++hour) {
      const std::int64_t x = x_of(hour * 3600);
      if (hour % shape_.ruler_hours == 0)
        out_ += words("hour", x, week_top - 80, clock_words(hour * 3600).substr(0, 2));
      if (hour > 0 && hour < 24)
        out_ += "<line" + at("x1", x) + at("x2", x) + at("y1", week_top) +
                at("y2", y_of(7) - shape_.gap) + "/>";
    }
    out_ += words("sum", x_of(24 * 3600) + shape_.right, week_top - 80, "open");
  }

  void draw_day(int row) {
    const Date date = to_date(Day{week_.monday.number + row});
    std::string name = short_weekday(row);
    if (size_ == PictureSize::small)
      name += ' ' + std::to_string(date.day) + '.' + std::to_string(date.month) + '.';
    out_ += words("day", 0, baseline(row), name);
    const std::int64_t open = open_[static_cast<std::size_t>(row)];
    out_ += words("sum", x_of(24 * 3600) + shape_.right, baseline(row),
                  open == 0 ? "–" : hours_words(open));
  }

  const WallWeek& week_;
  const Zone& zone_;
  PictureSize size_;
  const WeekShape& shape_;
  std::array<std::int64_t, 7> open_{};
  std::string labels_;  // over the lines of the hours
  std::string out_;
};

constexpr std::array<std::string_view, 4> day_kinds = {"closed", "anyway", "opened", "changed"};

class YearPicture {
 public:
  YearPicture(const Calendar& team, const Year& year)
      : team_(team), year_(year), monday_(monday_of(year.first)) {}

  std::string draw(std::string_view label) {
    for (const int row : {0, 2, 4, 6})
      out_ += words("day", 0, year_top + row * year_step + 105, short_weekday(row));
    draw_months();
    for (const bool open : {true, false}) draw_usual(open);
    for (const SpecialDay& special : year_.days) draw_special(special);
    return picture(x_of(year_.last) + 2 * year_step, year_top + 7 * year_step, "year", label, out_);
  }

 private:
  [[nodiscard]] std::int64_t x_of(Day day) const {
    return year_left + (day.number - monday_.number) / 7 * year_step;
  }
  static std::int64_t y_of(Day day) { return year_top + weekday(day) * year_step; }

  void draw_months() {
    for (Day day = year_.first; day < year_.last; ++day.number) {
      const Date date = to_date(day);
      if (date.day != 1) continue;
      // `Fri 1 Jan 2027`: the month, and in January the year.
      const std::string name = date_words(day).substr(6);
      out_ += words("month", x_of(day), year_top - 60, date.month == 1 ? name : name.substr(0, 3));
    }
  }

  // All days of a kind are one path, so that a year stays small.
  void draw_usual(bool open) {
    std::string path;
    for (Day day = year_.first; day < year_.last; ++day.number) {
      if (team_.hours[static_cast<std::size_t>(weekday(day))].empty() == open) continue;
      const std::string side = tenths(year_cell);
      path += 'M' + tenths(x_of(day)) + ' ' + tenths(y_of(day)) + 'h' + side + 'v' + side + "h-" +
              side + 'z';
    }
    if (!path.empty())
      out_ += std::string("<path class=\"") + (open ? "usual" : "free") + "\" d=\"" + path + "\"/>";
  }

  void draw_special(const SpecialDay& special) {
    const std::int64_t x = x_of(special.day);
    const std::int64_t y = y_of(special.day);
    const auto kind = static_cast<std::size_t>(special.kind);
    out_ += "<g>" +
            ("<title>" +
             escape_html(date_words(special.day) + ": " + special_day_words(special, team_.zone)) +
             "</title>") +
            box(day_kinds[kind], x, y, year_cell, year_cell, "") + "<use href=\"#sign-" +
            std::string(day_kinds[kind]) + '"' + at("x", x) + at("y", y) + "/></g>";
  }

  const Calendar& team_;
  const Year& year_;
  Day monday_;
  std::string out_;
};

std::string sample(std::string_view kind, std::string_view sign, std::string_view meaning) {
  const std::string width = sign.empty() ? "26" : "13";
  std::string out = "<span><svg width=" + width + " height=13 viewBox=\"0 0 " + width +
                    " 13\" aria-hidden=true><rect class=\"" + std::string(kind) + "\" width=\"" +
                    width + "\" height=\"13\"/>";
  if (!sign.empty()) out += "<use href=\"#sign-" + std::string(sign) + "\"/>";
  return out + "</svg> " + std::string(meaning) + "</span>";
}

std::string window_words(Window window) {
  const std::int32_t close = window.close > 1'440 ? window.close - 1'440 : window.close;
  return clock_words(window.open * 60) + "–" + clock_words(close * 60);
}

std::string wall_range(const Stretch& stretch, const Zone& zone) {
  const std::string to = weekday_words(stretch.to, zone).substr(4);
  return weekday_words(stretch.from, zone).substr(4) + "–" + (to == "00:00" ? "24:00" : to);
}

}  // namespace

std::string week_legend(bool after_hours, bool clocks_change) {
  std::string out = "<p class=legend>" + sample("team", "", "the team");
  if (after_hours) out += sample("after", "", "its after-hours team");
  out += sample("nobody", "", "no one");
  if (clocks_change)
    out += sample("skipped", "", "skipped by the clocks") +
           sample("doubled", "", "comes twice: the first time above, the second below");
  return out + "</p>";
}

std::string year_legend() {
  return "<p class=legend>" + sample("usual", "", "open") + sample("free", "", "closed as usual") +
         sample("closed", "closed", "closed for once") +
         sample("anyway", "anyway", "named as closed, but never open") +
         sample("opened", "opened", "opened for once") +
         sample("changed", "changed", "other hours") + "</p>";
}

std::string week_picture(const WallWeek& week, const Zone& zone, PictureSize size,
                         std::string_view label) {
  return WeekPicture(week, zone, size).draw(label);
}

std::string year_picture(const Calendar& team, const Year& year, std::string_view label) {
  return YearPicture(team, year).draw(label);
}

std::string special_day_words(const SpecialDay& special, const Zone& zone) {
  std::string out;
  for (const Window& window : special.windows)
    out += (out.empty() ? "" : ", ") + window_words(window);
  if (special.kind == DayKind::closed) out = "closed";
  if (special.kind == DayKind::closed_anyway) out = "closed anyway";
  if (special.kind == DayKind::opened) out = "open " + out;
  if (special.kind == DayKind::other_hours) out = "other hours, " + out;
  std::string others;
  for (const Stretch& stretch : special.after_hours)
    others += (others.empty() ? "" : ", ") + wall_range(stretch, zone);
  if (!others.empty()) return out + "; after hours " + others;
  return special.windows.empty() ? out + "; no one" : out;
}

std::string_view presence_words(Presence who) {
  constexpr std::array<std::string_view, 3> names = {"the team", "the after-hours team", "no one"};
  return names[static_cast<std::size_t>(who)];
}

}  // namespace redress::coverage
