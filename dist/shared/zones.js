// src/plan/template/zones.ts
const abbreviations = {
	"Alaska Daylight Time": "AKDT",
	"Alaska Standard Time": "AKST",
	"American Samoa Standard Time": "SST",
	"Atlantic Daylight Time": "ADT",
	"Atlantic Standard Time": "AST",
	"Australian Central Daylight Time": "ACDT",
	"Australian Central Standard Time": "ACST",
	"Australian Eastern Daylight Time": "AEDT",
	"Australian Eastern Standard Time": "AEST",
	"Australian Western Standard Time": "AWST",
	"British Summer Time": "BST",
	"Central Africa Time": "CAT",
	"Central Daylight Time": "CDT",
	"Central European Standard Time": "CET",
	"Central European Summer Time": "CEST",
	"Central Indonesia Time": "WITA",
	"Central Standard Time": "CST",
	"Chamorro Standard Time": "ChST",
	"China Standard Time": "CST",
	"Coordinated Universal Time": "UTC",
	"Cuba Daylight Time": "CDT",
	"Cuba Standard Time": "CST",
	"East Africa Time": "EAT",
	"Eastern Daylight Time": "EDT",
	"Eastern European Standard Time": "EET",
	"Eastern European Summer Time": "EEST",
	"Eastern Indonesia Time": "WIT",
	"Eastern Standard Time": "EST",
	"Greenwich Mean Time": "GMT",
	"Hawaii-Aleutian Daylight Time": "HDT",
	"Hawaii-Aleutian Standard Time": "HST",
	"Hong Kong Standard Time": "HKT",
	"India Standard Time": "IST",
	"Irish Standard Time": "IST",
	"Israel Daylight Time": "IDT",
	"Israel Standard Time": "IST",
	"Japan Standard Time": "JST",
	"Korean Standard Time": "KST",
	"Mexican Pacific Standard Time": "MST",
	"Moscow Standard Time": "MSK",
	"Mountain Daylight Time": "MDT",
	"Mountain Standard Time": "MST",
	"New Zealand Daylight Time": "NZDT",
	"New Zealand Standard Time": "NZST",
	"Newfoundland Daylight Time": "NDT",
	"Newfoundland Standard Time": "NST",
	"Pacific Daylight Time": "PDT",
	"Pacific Standard Time": "PST",
	"Pakistan Standard Time": "PKT",
	"Philippine Standard Time": "PST",
	"South Africa Standard Time": "SAST",
	"Taiwan Standard Time": "CST",
	"West Africa Time": "WAT",
	"Western European Standard Time": "WET",
	"Western European Summer Time": "WEST",
	"Western Indonesia Time": "WIB",
	"Yukon Time": "MST"
};
const exceptions = {
	"antarctica/casey": "+08",
	"antarctica/troll": "",
	"asia/colombo": "+0530",
	"etc/gmt": "GMT",
	"europe/minsk": "+03",
	gmt: "GMT"
};
function abbreviateZone(zone, at) {
	const exception = exceptions[zone.toLowerCase()];
	if (exception !== void 0 && exception !== "") return exception;
	const long = namePart(zone, at, "long");
	if (long === void 0) return "";
	return (exception === "" ? void 0 : abbreviations[long]) ?? shortOffset(namePart(zone, at, "longOffset") ?? "");
}
function shortOffset(offset) {
	const [, hours = "+00", minutes = "00"] = /([+-]\d\d):(\d\d)/.exec(offset) ?? [];
	return minutes === "00" ? hours : `${hours}${minutes}`;
}
function namePart(zone, at, timeZoneName) {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone: zone,
			timeZoneName
		}).formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
	} catch {
		return;
	}
}
export { abbreviateZone };
