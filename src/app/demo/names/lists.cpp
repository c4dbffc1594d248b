#include "app/demo/names/lists.hpp"

namespace homeward::app::demo {
namespace {

constexpr Spelled k_uzbek_women[] = {
    {"Dilnoza", "Дилноза"}, {"Gulnora", "Гулнора"}, {"Malika", "Малика"},   {"Nilufar", "Нилуфар"},
    {"Sevara", "Севара"},   {"Zulfiya", "Зулфия"},  {"Feruza", "Феруза"},   {"Kamola", "Камола"},
    {"Mohira", "Моҳира"},   {"Nodira", "Нодира"},   {"Ozoda", "Озода"},     {"Shahnoza", "Шаҳноза"},
    {"Umida", "Умида"},     {"Yulduz", "Юлдуз"},    {"Barno", "Барно"},     {"Charos", "Чарос"},
    {"Dildora", "Дилдора"}, {"Gavhar", "Гавҳар"},   {"Hilola", "Ҳилола"},   {"Iroda", "Ирода"},
    {"Lola", "Лола"},       {"Munisa", "Муниса"},   {"Nargiza", "Наргиза"}, {"Oygul", "Ойгул"},
    {"Saodat", "Саодат"},   {"Zarina", "Зарина"}};
constexpr Spelled k_uzbek_men[] = {
    {"Alisher", "Алишер"}, {"Bekzod", "Бекзод"},  {"Botir", "Ботир"},     {"Davron", "Даврон"},
    {"Eldor", "Элдор"},    {"Farhod", "Фарҳод"},  {"G'ayrat", "Ғайрат"},  {"Husan", "Ҳусан"},
    {"Islom", "Ислом"},    {"Jasur", "Жасур"},    {"Kamol", "Камол"},     {"Laziz", "Лазиз"},
    {"Mirzo", "Мирзо"},    {"Nodir", "Нодир"},    {"Otabek", "Отабек"},   {"Qodir", "Қодир"},
    {"Rustam", "Рустам"},  {"Sanjar", "Санжар"},  {"Temur", "Темур"},     {"Ulug'bek", "Улуғбек"},
    {"Xurshid", "Хуршид"}, {"Yusuf", "Юсуф"},     {"Zafar", "Зафар"},     {"Shavkat", "Шавкат"},
    {"Aziz", "Азиз"},      {"Doniyor", "Дониёр"}, {"Ibrohim", "Иброҳим"}, {"Muhammad", "Муҳаммад"},
    {"Oybek", "Ойбек"},    {"Sardor", "Сардор"}};
constexpr Spelled k_uzbek_families[] = {
    {"Karimov", "Каримов"},  {"Rahimov", "Раҳимов"},   {"Yusupov", "Юсупов"},    {"Toshmatov", "Тошматов"},
    {"Ergashev", "Эргашев"}, {"Nazarov", "Назаров"},   {"Saidov", "Саидов"},     {"Qodirov", "Қодиров"},
    {"Aliyev", "Алиев"},     {"Ismoilov", "Исмоилов"}, {"Xolmatov", "Холматов"}, {"Jo'rayev", "Жўраев"},
    {"Sobirov", "Собиров"},  {"Mirzayev", "Мирзаев"},  {"Usmonov", "Усмонов"},   {"Abdullayev", "Абдуллаев"},
    {"Boboyev", "Бобоев"},   {"Haydarov", "Ҳайдаров"}, {"Normatov", "Норматов"}, {"Tursunov", "Турсунов"},
    {"Umarov", "Умаров"},    {"Zokirov", "Зокиров"},   {"Olimov", "Олимов"},     {"Sharipov", "Шарипов"}};

constexpr Spelled k_kyrgyz_women[] = {
    {"Aigul", "Айгүл"},     {"Ainura", "Айнура"},     {"Altynai", "Алтынай"},   {"Asel", "Асел"},
    {"Begimai", "Бегимай"}, {"Burul", "Бурул"},       {"Gulmira", "Гүлмира"},   {"Jyldyz", "Жылдыз"},
    {"Kanykei", "Каныкей"}, {"Meerim", "Мээрим"},     {"Nazgul", "Назгүл"},     {"Nurzat", "Нурзат"},
    {"Perizat", "Перизат"}, {"Saltanat", "Салтанат"}, {"Tolgonai", "Толгонай"}, {"Venera", "Венера"},
    {"Cholpon", "Чолпон"},  {"Eliza", "Элиза"},       {"Aizada", "Айзада"},     {"Jamilya", "Жамийла"}};
constexpr Spelled k_kyrgyz_men[] = {
    {"Adilet", "Адилет"},   {"Azamat", "Азамат"},    {"Bakyt", "Бакыт"},         {"Bolot", "Болот"},
    {"Chyngyz", "Чыңгыз"},  {"Daniyar", "Данияр"},   {"Emil", "Эмил"},           {"Erkin", "Эркин"},
    {"Janybek", "Жаныбек"}, {"Kubanych", "Кубаныч"}, {"Kylych", "Кылыч"},        {"Maksat", "Максат"},
    {"Mirlan", "Мирлан"},   {"Nurlan", "Нурлан"},    {"Nursultan", "Нурсултан"}, {"Oroz", "Ороз"},
    {"Ruslan", "Руслан"},   {"Samat", "Самат"},      {"Tilek", "Тилек"},         {"Ulan", "Улан"},
    {"Urmat", "Урмат"},     {"Üsön", "Үсөн"},        {"Zamir", "Замир"},         {"Almaz", "Алмаз"}};
constexpr Spelled k_kyrgyz_families[] = {
    {"Asanov", "Асанов"},          {"Abdyldaev", "Абдылдаев"}, {"Bakirov", "Бакиров"},
    {"Jumabaev", "Жумабаев"},      {"Kadyrov", "Кадыров"},     {"Mamatov", "Маматов"},
    {"Osmonov", "Осмонов"},        {"Sadykov", "Садыков"},     {"Toktogulov", "Токтогулов"},
    {"Usenov", "Үсөнов"},          {"Ysakov", "Ысаков"},       {"Beishenaliev", "Бейшеналиев"},
    {"Isakov", "Исаков"},          {"Kasymov", "Касымов"},     {"Moldobaev", "Молдобаев"},
    {"Shamyrkanov", "Шамырканов"}, {"Tashiev", "Ташиев"},      {"Omurbekov", "Өмүрбеков"}};

constexpr Spelled k_russian_women[] = {
    {"Anna", "Анна"},       {"Elena", "Елена"},   {"Irina", "Ирина"},       {"Marina", "Марина"},
    {"Natalya", "Наталья"}, {"Olga", "Ольга"},    {"Svetlana", "Светлана"}, {"Tatyana", "Татьяна"},
    {"Yulia", "Юлия"},      {"Oksana", "Оксана"}, {"Lyudmila", "Людмила"},  {"Viktoria", "Виктория"},
    {"Galina", "Галина"},   {"Daria", "Дарья"},   {"Ksenia", "Ксения"},     {"Lyubov", "Любовь"}};
constexpr Spelled k_russian_men[] = {{"Dmitriy", "Дмитрий"},   {"Aleksandr", "Александр"}, {"Sergey", "Сергей"},
                                     {"Andrey", "Андрей"},     {"Aleksey", "Алексей"},     {"Ivan", "Иван"},
                                     {"Nikolay", "Николай"},   {"Pavel", "Павел"},         {"Mikhail", "Михаил"},
                                     {"Vladimir", "Владимир"}, {"Oleg", "Олег"},           {"Igor", "Игорь"},
                                     {"Viktor", "Виктор"},     {"Yuriy", "Юрий"},          {"Konstantin", "Константин"},
                                     {"Maksim", "Максим"},     {"Anton", "Антон"},         {"Denis", "Денис"},
                                     {"Roman", "Роман"},       {"Evgeniy", "Евгений"}};
constexpr Spelled k_russian_families[] = {{"Ivanov", "Иванов"},     {"Petrov", "Петров"},
                                          {"Sidorov", "Сидоров"},   {"Kuznetsov", "Кузнецов"},
                                          {"Smirnov", "Смирнов"},   {"Popov", "Попов"},
                                          {"Vasilyev", "Васильев"}, {"Sokolov", "Соколов"},
                                          {"Morozov", "Морозов"},   {"Volkov", "Волков"},
                                          {"Zaytsev", "Зайцев"},    {"Pavlov", "Павлов"},
                                          {"Golubev", "Голубев"},   {"Vinogradov", "Виноградов"},
                                          {"Belyaev", "Беляев"},    {"Tarasov", "Тарасов"},
                                          {"Kim", "Ким"},           {"Tsoy", "Цой"}};

constexpr Spelled k_tajik_women[] = {{"Firuza", "Фирӯза"},  {"Gulchehra", "Гулчеҳра"}, {"Madina", "Мадина"},
                                     {"Manizha", "Манижа"}, {"Nigina", "Нигина"},      {"Parvina", "Парвина"},
                                     {"Shabnam", "Шабнам"}, {"Tahmina", "Таҳмина"}};
constexpr Spelled k_tajik_men[] = {{"Bahrom", "Баҳром"},   {"Firdavs", "Фирдавс"}, {"Jamshed", "Ҷамшед"},
                                   {"Khurshed", "Хуршед"}, {"Parviz", "Парвиз"},   {"Rahmon", "Раҳмон"},
                                   {"Siyovush", "Сиёвуш"}, {"Umed", "Умед"}};
constexpr Spelled k_tajik_families[] = {{"Rahmonov", "Раҳмонов"}, {"Sharifov", "Шарифов"}, {"Nazarzoda", "Назарзода"},
                                        {"Davlatov", "Давлатов"}, {"Safarov", "Сафаров"},  {"Mirzoev", "Мирзоев"},
                                        {"Qurbonov", "Қурбонов"}, {"Yoqubov", "Ёқубов"}};

constexpr Spelled k_indonesian_women[] = {{"Siti", ""},    {"Dewi", ""},      {"Sri", ""},   {"Ayu", ""},
                                          {"Ratna", ""},   {"Wulandari", ""}, {"Putri", ""}, {"Fitri", ""},
                                          {"Lestari", ""}, {"Rahayu", ""},    {"Indah", ""}, {"Kartika", ""}};
constexpr Spelled k_indonesian_men[] = {{"Agus", ""},  {"Budi", ""},     {"Suharto", ""}, {"Slamet", ""}, {"Joko", ""},
                                        {"Wahyu", ""}, {"Eko", ""},      {"Bambang", ""}, {"Hendra", ""}, {"Yanto", ""},
                                        {"Rizky", ""}, {"Sutrisno", ""}, {"Ketut", ""},   {"Made", ""}};
constexpr Spelled k_indonesian_second[] = {{"Santoso", ""}, {"Wijaya", ""},  {"Saputra", ""}, {"Kusuma", ""},
                                           {"Pratama", ""}, {"Hidayat", ""}, {"Nugroho", ""}, {"Permata", ""}};

constexpr Spelled k_malay_women[] = {{"Nurul Aisyah", ""}, {"Siti Aminah", ""},   {"Noraini", ""},
                                     {"Hasnah", ""},       {"Zaleha", ""},        {"Farah", ""},
                                     {"Rosnah", ""},       {"Dayang Nuraini", ""}};
constexpr Spelled k_malay_men[] = {{"Ahmad", ""}, {"Mohd Faizal", ""}, {"Hafiz", ""},    {"Azman", ""},  {"Ismail", ""},
                                   {"Rosli", ""}, {"Awang Hamid", ""}, {"Zulkifli", ""}, {"Khairul", ""}};
constexpr Spelled k_malay_fathers[] = {{"Abdullah", ""}, {"Hassan", ""}, {"Ibrahim", ""}, {"Othman", ""},
                                       {"Razak", ""},    {"Salleh", ""}, {"Yusof", ""},   {"Matusin", ""}};

}  // namespace

const NameLists k_uzbek_names{k_uzbek_women, k_uzbek_men, k_uzbek_families};
const NameLists k_kyrgyz_names{k_kyrgyz_women, k_kyrgyz_men, k_kyrgyz_families};
const NameLists k_russian_names{k_russian_women, k_russian_men, k_russian_families};
const NameLists k_tajik_names{k_tajik_women, k_tajik_men, k_tajik_families};
const NameLists k_indonesian_names{k_indonesian_women, k_indonesian_men, k_indonesian_second};
const NameLists k_malay_names{k_malay_women, k_malay_men, k_malay_fathers};

}  // namespace homeward::app::demo
